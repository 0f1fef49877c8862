import type { Failure } from '../../protocol/messages.ts';
import { NotDoneError } from '../../ui/action.ts';
import { failureText } from '../../ui/failures.ts';
import { say } from '../../ui/words.ts';

/** Why something was not done, for an action to throw; a PIN is given on the page of the limits. */
export function refused(failure: Failure): NotDoneError {
  return new NotDoneError(
    failure.error === 'needs-pin' ? say('kinNeedsPin') : failureText(failure),
  );
}

import type { Failure } from '../../messages/index.ts';
import { NotDoneError } from '../../ui/hooks/use-action.ts';
import { failureText } from '../../ui/text/error-text.ts';
import { say } from '../../ui/i18n.ts';

/** Why something was not done, for an action to throw; a PIN is given on the page of the limits. */
export function refused(failure: Failure): NotDoneError {
  return new NotDoneError(
    failure.error === 'needs-pin' ? say('kinNeedsPin') : failureText(failure),
  );
}

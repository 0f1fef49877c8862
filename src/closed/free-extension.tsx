import type { JSX } from 'preact';
import { ask } from '../platform/messenger.ts';
import { NotDoneError, useAction } from '../ui/action.ts';
import { Button } from '../ui/button.tsx';
import { failureText } from '../ui/failures.ts';
import { Result } from '../ui/result.tsx';
import { say } from '../ui/words.ts';
import { afterGiving } from './given.ts';
import type { Given } from './given.ts';

/** 5 minutes once a day, for which nobody has to be asked. */
export function FreeExtension({
  onGiven,
}: {
  readonly onGiven: (given: Given) => void;
}): JSX.Element {
  const { result, failed, run } = useAction();
  const take = async (): Promise<string> => {
    const answer = await ask('free-extension', {});
    if (!answer.ok) throw new NotDoneError(failureText(answer));
    const { open } = await afterGiving();
    onGiven({ text: say(open ? 'closedFreeGave' : 'closedFreeStill'), open });
    return '';
  };
  return (
    <>
      <Button testId="free-extension" onClick={() => run(take)}>
        {say('closedFree')}
      </Button>
      <Result text={result} failed={failed} testId="free-result" />
    </>
  );
}

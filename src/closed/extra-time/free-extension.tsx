import type { JSX } from 'preact';
import { ask } from '../../platform/messaging/message-client.ts';
import { NotDoneError, useAction } from '../../ui/hooks/use-action.ts';
import { Button } from '../../ui/components/button.tsx';
import { failureText } from '../../ui/text/error-text.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { say } from '../../ui/i18n.ts';
import { afterGiving } from './extra-time-result.ts';
import type { Given } from './extra-time-result.ts';

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

import type { JSX } from 'preact';
import { ask } from '../../platform/messaging/message-client.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { Button } from '../../ui/components/controls/button.tsx';
import { durationText } from '../../ui/text/format-duration.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { FREE_EXTENSION } from '../../domain/limits/rules/extra-time.ts';
import { t } from '../../ui/i18n.ts';
import { siteStateAfter } from './extra-time-result.ts';
import type { ExtraTimeResult } from './extra-time-result.ts';

/** 5 more minutes, once a day, without asking (rule A12). */
export function FreeExtension({
  onGiven,
}: {
  readonly onGiven: (given: ExtraTimeResult) => void;
}): JSX.Element {
  const { result, failed, run } = useAction();
  const take = async (): Promise<void> => {
    const answer = await ask('free-extension', {});
    if (!answer.ok) throw new ActionError(errorText(answer));
    const { open } = await siteStateAfter();
    const taken = t('sentence', t('closedFreeTaken', durationText(FREE_EXTENSION)));
    onGiven({
      text: open ? taken : `${taken} ${t('closedStill')}`,
      open,
    });
  };
  return (
    <>
      <Button testId="free-extension" onClick={() => run(take)}>
        {t('closedFree')}
      </Button>
      <ActionResult text={result} failed={failed} testId="free-result" />
    </>
  );
}

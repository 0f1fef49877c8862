import type { JSX } from 'preact';
import { MINUTE } from '../../domain/time/units.ts';
import type { BrowserProfileView } from '../../messages/views.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { Button } from '../../ui/components/controls/button.tsx';
import { useAction } from '../../ui/hooks/use-action.ts';
import { useCountdown } from '../../ui/hooks/use-countdown.ts';
import { t, tPlural } from '../../ui/i18n.ts';
import { parentName, unlockedParent } from '../../ui/text/display-names.ts';
import { askOrThrow } from '../agreement/action-error.ts';

interface Props {
  readonly profile: BrowserProfileView;
  readonly refresh: () => void;
}

/** Who has unlocked the page and for how long, and a button that locks it. */
export function Unlocked({ profile, refresh }: Props): JSX.Element {
  const { unlocked, verdict } = profile;
  const leftMs = useCountdown(unlocked === null ? 0 : unlocked.until - verdict.now, verdict.now);
  const { result, failed, run } = useAction();
  const lock = async (): Promise<void> => {
    await askOrThrow('lock', {}, refresh);
  };
  return (
    <div class={unlocked === null ? 'quiet-status' : 'row unlocked'}>
      <p role="status" data-testid="unlocked">
        {unlocked === null
          ? ''
          : tPlural(
              'pinUnlocked',
              Math.max(1, Math.ceil(leftMs / MINUTE)),
              parentName(profile, unlockedParent(profile)?.id ?? null),
            )}
      </p>
      {unlocked === null ? null : (
        <Button kind="quiet" small testId="lock" onClick={() => run(lock)}>
          {t('pinLockNow')}
        </Button>
      )}
      <ActionResult text={result} failed={failed} />
    </div>
  );
}

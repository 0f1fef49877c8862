import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { closeCurrentTab } from '../platform/tabs/current-tab.ts';
import type { AgreementView, BrowserProfileView } from '../messages/views.ts';
import { Button } from '../ui/components/controls/button.tsx';
import { t } from '../ui/i18n.ts';
import { ExtraTime } from './extra-time/extra-time.tsx';
import { FreeExtension } from './extra-time/free-extension.tsx';
import type { ExtraTimeResult } from './extra-time/extra-time-result.ts';
import { openSite } from './open-site.ts';
import type { ClosedPageContent } from './content.ts';

interface Props {
  readonly is: ClosedPageContent['is'];
  readonly profile: BrowserProfileView;
  readonly agreement: AgreementView | null;
}

/** What can be done from here. The way out stands first while the site is off. */
export function Choices({ is, profile, agreement }: Props): JSX.Element {
  const [asking, setAsking] = useState(false);
  const [given, setGiven] = useState<ExtraTimeResult | null>(null);
  const news = useRef<HTMLParagraphElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    // The form that had the focus is gone: what came of it takes its place, or what opened it.
    if (wasAsking.current && !asking) (given === null ? ask : news).current?.focus();
    wasAsking.current = asking;
  }, [asking]);
  const before = useRef(is);
  useEffect(() => {
    // What was given is used up: the news is old.
    if (before.current === 'open' && is !== 'open') setGiven(null);
    before.current = is;
  }, [is]);
  const take = (gift: ExtraTimeResult): void => {
    setGiven(gift);
    setAsking(false);
  };
  const { reason, byAdministrator } = profile.verdict;
  // Nothing that anybody can give here would open it.
  const askable = is === 'off' && byAdministrator !== true;
  // The small extension does not reach past bedtime and quiet times.
  const quiet = reason === 'bedtime' || reason === 'quiet';
  const open = is === 'open' || given?.open === true;
  return (
    <>
      <p class="result" role="status" tabIndex={-1} ref={news} data-testid="closed-given">
        {given?.text ?? ''}
      </p>
      <div class="closed-choices">
        {open ? <OpenSite /> : null}
        <Button
          kind={open || is === 'who' ? 'plain' : 'primary'}
          testId="close-tab"
          onClick={() => void closeCurrentTab()}
        >
          {t('closedLeave')}
        </Button>
        {is === 'stopped' && !open ? <OpenSite /> : null}
        {askable && !open ? (
          <Button
            button={ask}
            expanded={asking}
            testId="ask-more"
            onClick={() => setAsking(!asking)}
          >
            {t('closedAsk')}
          </Button>
        ) : null}
        {askable && !open && agreement?.freeExtension === true && !quiet ? (
          <FreeExtension onGiven={take} />
        ) : null}
      </div>
      {asking && askable && !open ? (
        <ExtraTime profile={profile} onGiven={take} onCancel={() => setAsking(false)} />
      ) : null}
    </>
  );
}

function OpenSite(): JSX.Element {
  return (
    <Button testId="open-site" onClick={openSite}>
      {t('closedOpenDo')}
    </Button>
  );
}

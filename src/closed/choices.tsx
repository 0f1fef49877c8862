import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { canAskEarly, isWaiting, whoAnswers } from '../domain/agreement/extra-time-request.ts';
import { isQuietTime } from '../domain/limits/evaluation/outcome.ts';
import { closeCurrentTab } from '../platform/tabs/extension-tabs.ts';
import type { AgreementView, BrowserProfileView } from '../messages/views.ts';
import { Button } from '../ui/components/controls/button.tsx';
import { t } from '../ui/i18n.ts';
import { ExtraTimeForm } from './extra-time/extra-time.tsx';
import { FreeExtension } from './extra-time/free-extension.tsx';
import type { ExtraTimeResult } from './extra-time/extra-time-result.ts';
import { openSite } from './open-site.ts';
import type { ClosedPageContent } from './closed-text.ts';

interface Props {
  readonly kind: ClosedPageContent['kind'];
  readonly profile: BrowserProfileView;
  readonly agreement: AgreementView | null;
  /** Whether the form for extra time takes the buttons' place. */
  readonly asking: boolean;
  readonly onAsking: (asking: boolean) => void;
}

/** Whether extra time can be asked for; it does not lift an administrator's rules (rule A20). */
export function canAsk({ kind, profile }: Pick<Props, 'kind' | 'profile'>): boolean {
  const { verdict, managed } = profile;
  return kind === 'soon'
    ? canAskEarly(verdict.next, verdict.now, managed)
    : kind === 'off' && verdict.byAdministrator !== true;
}

/** The actions of the page. Leaving comes first while the site is off. */
export function Choices(props: Props): JSX.Element {
  const { kind, profile, agreement, asking, onAsking } = props;
  const [given, setGiven] = useState<ExtraTimeResult | null>(null);
  const outcome = useRef<HTMLParagraphElement>(null);
  const ask = useRef<HTMLButtonElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    // The form is gone: focus its outcome, or the button that opened it. That a request waits is
    // read out, and then stays in the notice.
    if (wasAsking.current && !asking)
      (given === null || given.waits === true ? ask : outcome).current?.focus();
    wasAsking.current = asking;
  }, [asking]);
  const before = useRef(kind);
  useEffect(() => {
    // The extra time is used up, so its message is out of date.
    if (isOpenKind(before.current) && !isOpenKind(kind)) setGiven(null);
    before.current = kind;
  }, [kind]);
  const own = profile.requests.find(({ member }) => member === profile.current);
  const waits = isWaiting(profile.requests, profile.current);
  // The notice of the request says that it waits, or how it was answered.
  useEffect(() => {
    if (waits && given?.waits === true) setGiven(null);
  }, [waits, given]);
  useEffect(() => {
    if (own !== undefined && given?.waits === true) setGiven(null);
  }, [own?.id]);
  const onGiven = (result: ExtraTimeResult): void => {
    setGiven(result);
    onAsking(false);
  };
  const isOpen = isOpenKind(kind) || given?.open === true;
  const mayAsk = canAsk(props) && (kind === 'soon' || !isOpen);
  return (
    <>
      <p class="result" role="status" tabIndex={-1} ref={outcome} data-testid="closed-given">
        {given?.text ?? ''}
      </p>
      {asking && mayAsk ? (
        <ExtraTimeForm
          profile={profile}
          answeredBy={whoAnswers(agreement?.inForce?.way ?? 'together', profile.hasPin)}
          onGiven={onGiven}
          onCancel={() => onAsking(false)}
        />
      ) : (
        <div class="row">
          {isOpen ? <OpenSite /> : null}
          <Button
            kind={isOpen || kind === 'who' ? 'plain' : 'primary'}
            testId="close-tab"
            onClick={() => void closeCurrentTab()}
          >
            {t('screenLeave')}
          </Button>
          {kind === 'asks' && !isOpen ? <OpenSite /> : null}
          {mayAsk ? (
            <Button
              kind={waits ? 'quiet' : 'plain'}
              button={ask}
              testId="ask-more"
              onClick={() => onAsking(true)}
            >
              {t('closedAsk')}
            </Button>
          ) : null}
          {kind === 'off' &&
          mayAsk &&
          agreement?.freeExtension === true &&
          !isQuietTime(profile.verdict.reason) ? (
            <FreeExtension onGiven={onGiven} />
          ) : null}
        </div>
      )}
    </>
  );
}

function isOpenKind(kind: Props['kind']): boolean {
  return kind === 'open' || kind === 'soon';
}

function OpenSite(): JSX.Element {
  return (
    <Button testId="open-site" onClick={openSite}>
      {t('screenGoOn')}
    </Button>
  );
}

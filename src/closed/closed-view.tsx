import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AgreementView, BrowserProfileView } from '../messages/views.ts';
import { momentText } from '../ui/text/format-date.ts';
import { Notice } from '../ui/components/notice.tsx';
import { RequestNotices } from '../ui/components/request-notices.tsx';
import { ScopeNote } from '../ui/components/scope-note.tsx';
import { t } from '../ui/i18n.ts';
import { isWaiting } from '../domain/agreement/extra-time-request.ts';
import { canAsk, Choices } from './choices.tsx';
import { ClosedScene } from './closed-scene.tsx';
import { Alternatives } from './alternatives.tsx';
import { contentOf } from './closed-text.ts';
import type { MemberChoice } from './closed-text.ts';
import { UsageToday } from './usage-today.tsx';
import { MemberPicker } from './member-picker.tsx';

interface Props {
  readonly profile: BrowserProfileView;
  /** The current member's; `null` until loaded, or if nobody is current. */
  readonly agreement: AgreementView | null;
  /** What the member chose, if they did; it brought them here. */
  readonly choice?: MemberChoice | null;
}

/** The page shown in place of the site. It never navigates by itself. */
export function ClosedView({ profile, agreement, choice = null }: Props): JSX.Element {
  const content = contentOf(profile, agreement, choice);
  const { kind, title, text, mood } = content;
  const { current, members, reset, verdict } = profile;
  // A form that was opened for one member must not ask for another.
  const [askingFor, setAskingFor] = useState<string | null>(null);
  const asking = askingFor !== null && askingFor === current;
  useEffect(() => {
    document.title = `${title} – Kintime`;
  }, [title]);
  const member = members.find(({ id }) => id === current) ?? null;
  const isWho = kind === 'who';
  const mayAsk = canAsk({ kind, profile });
  // The form stands alone.
  const hasForm = asking && mayAsk;
  const isKnown = agreement !== null;
  const hasAsked = isWaiting(profile.requests, current);
  useEffect(() => {
    if (choice === 'ask' && isKnown && mayAsk && !hasAsked) setAskingFor(current);
  }, [isKnown]);
  useEffect(() => {
    // Nor does it come back by itself.
    if (!mayAsk) setAskingFor(null);
  }, [mayAsk]);
  return (
    <main class="closed">
      <ClosedScene
        mood={mood}
        title={title}
        text={text}
        member={isWho ? null : member}
        people={isWho ? members : []}
        low={hasForm}
      />
      <div class="closed-content">
        {isWho ? <MemberPicker profile={profile} /> : null}
        <RequestNotices profile={profile} withoutGiven />
        {member === null || hasForm || kind === 'open' || kind === 'soon' ? null : (
          <Alternatives ideas={member.ideas} />
        )}
        <Choices
          kind={kind}
          profile={profile}
          agreement={agreement}
          asking={asking}
          onAsking={(starts) => setAskingFor(starts ? current : null)}
        />
        {reset === null ? null : (
          <Notice
            title={t('pinResetTitle')}
            text={
              reset.due
                ? t('pinResetReady')
                : t('pinResetDue', momentText(reset.dueAt, verdict.zone))
            }
            testId="closed-reset"
          >
            {reset.due ? (
              <p>
                <a href="app.html#/agreement/people">{t('wayNoPinDo')}</a>
              </p>
            ) : null}
          </Notice>
        )}
        {members.length > 1 && !isWho && !hasForm ? (
          <details class="closed-else">
            <summary>{t('screenWho')}</summary>
            <MemberPicker profile={profile} />
          </details>
        ) : null}
        <div class="closed-foot">
          {agreement === null ? null : (
            <UsageToday agreement={agreement} parents={profile.parents} reason={verdict.reason} />
          )}
          <nav class="row" aria-label={t('pages')}>
            <a
              // A parent who came along finds the request there.
              href={hasAsked ? 'app.html#/agreement/suggestions' : 'app.html#/agreement'}
              data-testid="closed-agreement"
            >
              {t('agrOurs')}
            </a>
            <a href="app.html#/time">{t('timeTitle')}</a>
          </nav>
          <ScopeNote />
        </div>
      </div>
    </main>
  );
}

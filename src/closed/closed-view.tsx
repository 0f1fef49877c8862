import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { isAgreed } from '../domain/agreement/consent.ts';
import type { AgreementView, BrowserProfileView } from '../messages/views.ts';
import { momentText } from '../ui/text/format-date.ts';
import { Notice } from '../ui/components/notice.tsx';
import { RequestNotices } from '../ui/components/request-notices.tsx';
import { ScopeNote } from '../ui/components/scope-note.tsx';
import { t } from '../ui/i18n.ts';
import { Choices } from './choices.tsx';
import { Illustration } from './illustration.tsx';
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
  const { current, members, reset, verdict } = profile;
  const { title, text } = content;
  useEffect(() => {
    document.title = `${title.replace(/\.$/u, '')} – Kintime`;
  }, [title]);
  const member = members.find(({ id }) => id === current);
  const agreed = agreement?.inForce ?? null;
  return (
    <div class="closed">
      <header class="closed-head">
        <p class="closed-name">
          <img src="icons/kintime.svg" width="24" height="24" alt="" />
          Kintime
        </p>
        {members.length > 1 && member !== undefined && member.name !== '' ? (
          <p class="aside">{t('closedFor', member.name)}</p>
        ) : null}
      </header>
      <Illustration isRisen={content.kind === 'open'} />
      <main>
        <div class="closed-reason" role="status" data-testid="closed-reason">
          <h1>{title}</h1> <p>{text}</p>
        </div>
        {content.kind === 'who' ? <MemberPicker profile={profile} /> : null}
        <RequestNotices profile={profile} withoutGiven />
        <Choices kind={content.kind} profile={profile} agreement={agreement} />
        {reset === null ? null : (
          <Notice
            title={t('closedResetTitle')}
            text={
              reset.due
                ? t('closedResetDue')
                : t(
                    'closedResetText',
                    momentText(reset.askedAt, verdict.zone),
                    momentText(reset.dueAt, verdict.zone),
                  )
            }
            testId="closed-reset"
          />
        )}
        <div class="closed-beside">
          {agreement === null ? null : (
            <UsageToday agreement={agreement} parents={profile.parents} />
          )}
          {member === undefined ? null : <Alternatives ideas={member.ideas} />}
        </div>
        {members.length > 1 && content.kind !== 'who' ? (
          <details class="closed-else">
            <summary>{t('closedElse')}</summary>
            <MemberPicker profile={profile} />
          </details>
        ) : null}
        <ScopeNote />
      </main>
      <nav class="page-foot" aria-label={t('pages')}>
        <a href="app.html#/agreement" data-testid="closed-agreement">
          {t(agreed !== null && isAgreed(agreed) ? 'closedAgreement' : 'closedLimits')}
        </a>
        <a href="app.html#/time">{t('timeTitle')}</a>
      </nav>
    </div>
  );
}

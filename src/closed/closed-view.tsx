import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { isAgreed } from '../domain/agreement/agreement.ts';
import type { AgreementView, HouseholdView } from '../messages/views.ts';
import { momentText } from '../ui/text/format-date.ts';
import { Notice } from '../ui/components/notice.tsx';
import { ScopeLine } from '../ui/components/scope-note.tsx';
import { say } from '../ui/i18n.ts';
import { Choices } from './choices.tsx';
import { Horizon } from './illustration.tsx';
import { Ideas } from './alternatives.tsx';
import { standingOf } from './content.ts';
import { Today } from './usage-today.tsx';
import { Who } from './member-picker.tsx';

interface Props {
  readonly household: HouseholdView;
  /** The current member's; `null` while nobody is, and until it is there. */
  readonly agreement: AgreementView | null;
  /** Whether somebody came here by choosing to stop, or not to open the site now. */
  readonly stopped?: boolean;
}

/** The calm page that stands in for the site. It goes nowhere by itself. */
export function ClosedView({ household, agreement, stopped = false }: Props): JSX.Element {
  const standing = standingOf(household, agreement, stopped);
  const { current, members, reset, word } = household;
  const { title, text } = standing;
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
          <p class="aside">{say('closedFor', member.name)}</p>
        ) : null}
      </header>
      <Horizon risen={standing.is === 'open'} />
      <main>
        <div class="closed-reason" role="status" data-testid="closed-reason">
          <h1>{title}</h1> <p>{text}</p>
        </div>
        {standing.is === 'who' ? <Who household={household} /> : null}
        <Choices is={standing.is} household={household} agreement={agreement} />
        {reset === null ? null : (
          <Notice
            title={say('closedResetTitle')}
            text={
              reset.due
                ? say('closedResetDue')
                : say(
                    'closedResetText',
                    momentText(reset.askedAt, word.zone),
                    momentText(reset.dueAt, word.zone),
                  )
            }
            testId="closed-reset"
          />
        )}
        <div class="closed-beside">
          {agreement === null ? null : <Today agreement={agreement} parents={household.parents} />}
          {member === undefined ? null : <Ideas ideas={member.ideas} />}
        </div>
        {members.length > 1 && standing.is !== 'who' ? (
          <details class="closed-else">
            <summary>{say('closedElse')}</summary>
            <Who household={household} />
          </details>
        ) : null}
        <ScopeLine />
      </main>
      <nav class="closed-foot" aria-label={say('pages')}>
        <a href="app.html#/agreement" data-testid="closed-agreement">
          {say(agreed !== null && isAgreed(agreed) ? 'closedAgreement' : 'closedLimits')}
        </a>
        <a href="app.html#/time">{say('timeTitle')}</a>
      </nav>
    </div>
  );
}

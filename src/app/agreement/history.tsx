import type { JSX } from 'preact';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { timeText } from '../../ui/text/format-date.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { shortDateAt } from '../../ui/text/format-short-date.ts';
import { say } from '../../ui/i18n.ts';
import type { Here } from './context.ts';
import { parentName, whoText } from './display-names.ts';
import { changesIn, linesOf } from './rules-text.ts';
import { WAY_NAMES } from '../limits-form/fields/decision-mode-field.tsx';

/** Earlier versions: who made them, when, and what they changed. */
export function Versions({ here }: { readonly here: Here }): JSX.Element | null {
  const { agreement, household, member, calendar } = here;
  const versions = agreement.versions.toSorted((a, b) => b.version - a.version);
  if (versions.length < 2) return null;
  return (
    <details class="versions">
      <summary>{say('agrVersions')}</summary>
      <ul class="log" role="list">
        {versions.map((version, i) => (
          <li key={version.id} data-testid="version">
            <span class="log-when">
              {say(
                'agrVersion',
                shortDateAt(version.madeAt, calendar.zone),
                whoText(household, member, version.madeBy),
              )}
            </span>
            <ul>
              {whatChanged(versions[i + 1], version).map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}

function whatChanged(before: Agreement | undefined, after: Agreement): readonly string[] {
  if (before === undefined) {
    const lines = linesOf(after.rules).map(({ title, text }) => say('agrWish', say(title), text));
    return [say('agrVersionFirst'), ...lines];
  }
  const way = before.way === after.way ? [] : [say('wayNow', say(WAY_NAMES[after.way]))];
  const changes = [...way, ...changesIn(before.rules, after.rules)];
  return changes.length === 0 ? [say('agrVersionSame')] : changes;
}

/** Today's extra time. */
export function ExtraTime({ here }: { readonly here: Here }): JSX.Element | null {
  const { agreement, household, calendar } = here;
  if (agreement.grants.length === 0) return null;
  return (
    <section class="panel" data-testid="extra-today">
      <h2>{say('agrExtra')}</h2>
      <ul class="lines" role="list">
        {agreement.grants.map(({ id, at, ms, how, parent, reason }) => (
          <li key={id}>
            {how === 'free'
              ? say('agrExtraFree', timeText(at, calendar.zone), durationText(ms))
              : say(
                  'agrExtraPin',
                  timeText(at, calendar.zone),
                  durationText(ms),
                  parentName(household, parent),
                )}
            {reason === '' ? null : ` ${say('agrProposalReason', reason)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

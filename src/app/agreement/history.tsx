import type { JSX } from 'preact';
import type { Agreement, RulesChange } from '../../domain/agreement/agreement.ts';
import { NO_RULES } from '../../domain/limits/rules/rules.ts';
import { timeText, shortDateAt } from '../../ui/text/format-date.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { t } from '../../ui/i18n.ts';
import type { AgreementContext } from './context.ts';
import { answererName, authorDisplayName } from '../../ui/text/display-names.ts';
import { changeSummaries, ruleSummaries } from '../../ui/text/rule-text.ts';
import { DECISION_MODE_NAMES } from '../limits-form/fields/decision-mode-field.tsx';

/** All versions: who made them, when, and what they changed. */
export function Versions({ context }: { readonly context: AgreementContext }): JSX.Element | null {
  const { agreement, profile, member, calendar } = context;
  const versions = agreement.versions.toSorted((a, b) => b.version - a.version);
  if (versions.length < 2) return null;
  return (
    <details class="versions">
      <summary>{t('agrVersions')}</summary>
      <ul class="log" role="list">
        {versions.map((version, i) => (
          <li key={version.id} data-testid="version">
            <span class="log-when">
              {t(
                'agrVersion',
                shortDateAt(version.madeAt, calendar.zone),
                authorDisplayName(profile, member, version.madeBy),
              )}
            </span>
            <ul>
              {changesOf(versions[i + 1], version).map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}

function changesOf(before: Agreement | undefined, after: Agreement): readonly string[] {
  if (before === undefined) {
    const lines = ruleSummaries(after.rules).map(({ title, text }) => t('agrWish', t(title), text));
    return [t('agrVersionFirst'), ...lines];
  }
  const changes = versionChanges(before, after);
  return changes.length === 0 ? [t('agrVersionSame')] : changes;
}

/** What differs between two versions: who decides, and a sentence for each kind of rule. */
export function versionChanges(before: RulesChange | null, after: RulesChange): readonly string[] {
  const way = before?.way === after.way ? [] : [t(DECISION_MODE_NAMES[after.way])];
  return [...way, ...changeSummaries(before?.rules ?? NO_RULES, after.rules)];
}

/** Today's extra time. */
export function ExtraTimeHistory({
  context,
}: {
  readonly context: AgreementContext;
}): JSX.Element | null {
  const { agreement, profile, calendar } = context;
  if (agreement.grants.length === 0) return null;
  return (
    <section class="panel" data-testid="extra-today">
      <h2>{t('agrExtra')}</h2>
      <ul class="lines" role="list">
        {agreement.grants.map(({ id, at, ms, how, parent, reason }) => (
          <li key={id}>
            {how === 'free'
              ? t('agrExtraFree', timeText(at, calendar.zone), durationText(ms))
              : t(
                  'agrExtraPin',
                  timeText(at, calendar.zone),
                  durationText(ms),
                  answererName(profile, parent),
                )}
            {reason === '' ? null : ` ${t('agrProposalReason', reason)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { ComponentChildren, JSX } from 'preact';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { LogEntry } from '../../domain/agreement/change-log.ts';
import { isValidAgreement, isValidLogEntry } from '../../domain/agreement/row-guards.ts';
import type { ZoneId } from '../../domain/time/units.ts';
import { machineZone } from '../../platform/clock.ts';
import { validRows } from '../../store/db/valid-rows.ts';
import { momentText } from '../../ui/text/format-date.ts';
import { useQuery } from '../../ui/hooks/use-query.ts';
import type { Query } from '../../ui/hooks/use-query.ts';
import { t } from '../../ui/i18n.ts';
import { changeDetails, changeText } from './change-log-text.ts';

interface Changes {
  /** The latest first. */
  readonly entries: readonly LogEntry[];
  /** Every version there is, for what changed between them. */
  readonly agreements: readonly Agreement[];
}

/** `null` where the page may not read it by itself. */
const changes: Query<Changes | null> = {
  fromDatabase: async ({ log, agreements }) => ({
    entries: (await validRows(log.orderBy('at'), isValidLogEntry)).toReversed(),
    agreements: await validRows(agreements, isValidAgreement),
  }),
  fromBackground: () => Promise.resolve(null),
};

interface LogProps {
  /** What stands above the list. */
  readonly children?: ComponentChildren;
}

/** What changed, the latest first. */
export function ChangeLog({ children }: LogProps): JSX.Element {
  const reading = useQuery(changes, '');
  return (
    <section class="panel">
      <h2>{t('logTitle')}</h2>
      {children}
      {reading.state === 'ready' ? (
        <ChangeList changes={reading.value} zone={machineZone()} />
      ) : null}
    </section>
  );
}

interface Props {
  readonly changes: Changes | null;
  readonly zone: ZoneId;
}

/** Who did what, and when; below a change of the limits, what is different. */
export function ChangeList({ changes: read, zone }: Props): JSX.Element {
  if (read === null) return <p>{t('logElsewhere')}</p>;
  const { entries, agreements } = read;
  if (entries.length === 0) return <p>{t('logEmpty')}</p>;
  return (
    <ul class="log" role="list">
      {entries.map((entry, i) => {
        const sentence = saidOf(entry, zone);
        if (sentence === null) return null;
        const details = changeDetails(entry, agreements, zone);
        return (
          <li key={entries.length - i}>
            <span class="log-when">{momentText(entry.at, zone)}</span> {sentence}
            {entry.fromFile === true ? <span class="aside"> {t('logFromFile')}</span> : null}
            {details.length === 0 ? null : (
              <ul>
                {details.map((detail) => (
                  <li key={detail}>{detail}</li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** `null` for a line that was written by hand, and says nothing that can be read. */
function saidOf(entry: LogEntry, zone: ZoneId): string | null {
  try {
    // The kinds that there are have a sentence each; by hand there can be others.
    const sentence: string | undefined = changeText(entry, zone);
    return sentence ?? null;
  } catch {
    return null;
  }
}

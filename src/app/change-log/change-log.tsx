import type { JSX } from 'preact';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { LogEntry } from '../../domain/agreement/change-log.ts';
import { agreementSchema } from '../../domain/agreement/agreement.schema.ts';
import { logEntrySchema } from '../../domain/agreement/change-log.schema.ts';
import { DAY } from '../../domain/time/units.ts';
import type { EpochMs, ZoneId } from '../../domain/time/units.ts';
import { machineClock, machineZone } from '../../platform/clock.ts';
import { memberSchema } from '../../domain/people/members.schema.ts';
import { readSettings } from '../../store/settings.ts';
import { validRows } from '../../store/db/valid-rows.ts';
import { Avatar } from '../../ui/scene/avatar.tsx';
import { momentText, weekdayTime } from '../../ui/text/format-date.ts';
import { useQuery } from '../../ui/hooks/use-query.ts';
import type { Query } from '../../ui/hooks/use-query.ts';
import { isDemo } from '../../ui/demo-mode.ts';
import { t } from '../../ui/i18n.ts';
import { changeDetails, changeText } from './change-log-text.ts';

interface Changes {
  /** Newest first. */
  readonly entries: readonly LogEntry[];
  /** All versions, to show what changed between them. */
  readonly agreements: readonly Agreement[];
  /** Members and parents by name, for their pictures: entries hold names, which outlive the people. */
  readonly people: ReadonlyMap<string, string>;
}

/** `null` if the page cannot read the database. */
const changesQuery: Query<Changes | null> = {
  fromDatabase: async (database) => {
    const { log, agreements, members } = database;
    const { parents } = await readSettings(database);
    return {
      entries: (await validRows(log.orderBy('at'), logEntrySchema)).toReversed(),
      agreements: await validRows(agreements, agreementSchema),
      people: new Map(
        [...(await validRows(members, memberSchema)), ...parents].flatMap(({ id, name }) =>
          name === '' ? [] : [[name, id]],
        ),
      ),
    };
  },
  fromBackground: async () =>
    isDemo() ? (await import('../demo/demo-answers.ts')).demoChanges() : null,
};

export function ChangeLog(): JSX.Element {
  const result = useQuery(changesQuery, '');
  return (
    <section class="reading stack" data-testid="changes">
      {result.state === 'ready' ? (
        <ChangeList changes={result.value} zone={machineZone()} now={machineClock.now().wall} />
      ) : null}
    </section>
  );
}

interface Props {
  readonly changes: Changes | null;
  readonly zone: ZoneId;
  readonly now: EpochMs;
}

const RECENT = 7 * DAY;

/** The changes, newest first, with what a new version of the agreement changed. */
export function ChangeList({ changes, zone, now }: Props): JSX.Element {
  if (changes === null) return <p>{t('normalWindow')}</p>;
  const { entries } = changes;
  if (entries.length === 0) return <p>{t('agrNothingNew')}</p>;
  const isRecent = ({ at }: LogEntry): boolean => at > now - RECENT;
  const parts = [
    ['logRecent', entries.filter(isRecent)],
    ['agrAnswersBefore', entries.filter((entry) => !isRecent(entry))],
  ] as const;
  return (
    <>
      {parts.map(([title, some]) =>
        some.length === 0 ? null : (
          <section key={title} class="stack">
            <h2>{t(title)}</h2>
            <Entries
              {...changes}
              entries={some}
              zone={zone}
              timeText={title === 'logRecent' ? weekdayTime : momentText}
            />
          </section>
        ),
      )}
    </>
  );
}

interface EntriesProps extends Changes {
  readonly zone: ZoneId;
  readonly timeText: (at: EpochMs, zone: ZoneId) => string;
}

function Entries({ entries, agreements, people, zone, timeText }: EntriesProps): JSX.Element {
  return (
    <ul class="lines log" role="list">
      {entries.map((entry, i) => {
        const sentence = sentenceOf(entry, zone, agreements);
        if (sentence === null) return null;
        const details = changeDetails(entry, agreements, zone);
        return (
          <li key={entries.length - i}>
            <p class="log-line">
              <Picture id={people.get(actorName(entry))} />
              <span>
                {sentence}
                {entry.fromFile === true ? <span class="aside"> {t('logFromFile')}</span> : null}
              </span>{' '}
              <span class="log-when">{timeText(entry.at, zone)}</span>
            </p>
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

/** Whoever made a change, or else whom it was about; empty for neither. */
function actorName(entry: LogEntry): string {
  const { who, whom } = { who: '', whom: '', ...entry };
  return who || whom;
}

/** The picture of a person, or the place for one. */
function Picture({ id }: { readonly id: string | undefined }): JSX.Element {
  return id === undefined ? <span /> : <Avatar id={id} size="small" />;
}

/** @returns `null` for an entry that was edited by hand and cannot be read */
function sentenceOf(
  entry: LogEntry,
  zone: ZoneId,
  agreements: readonly Agreement[],
): string | null {
  try {
    // Entries of an unknown kind have no text.
    return changeText(entry, zone, agreements) || null;
  } catch {
    return null;
  }
}

import type { JSX } from 'preact';
import type { LogEntry } from '../domain/log.ts';
import type { ZoneId } from '../domain/units.ts';
import { machineZone } from '../platform/clock.ts';
import { dateText, momentText } from '../ui/dates.ts';
import { durationText } from '../ui/durations.ts';
import { useReading } from '../ui/picture.ts';
import type { Query } from '../ui/picture.ts';
import { say, sayCount } from '../ui/words.ts';

/** `null` where the page may not read it by itself. */
const lines: Query<readonly LogEntry[] | null> = {
  fromDatabase: async ({ log }) => (await log.orderBy('at').toArray()).toReversed(),
  fromBackground: () => Promise.resolve(null),
};

/** What changed, the latest first. */
export function ChangeLog(): JSX.Element {
  const reading = useReading(lines, '');
  const zone = machineZone();
  return (
    <section class="panel">
      <h2>{say('logTitle')}</h2>
      {reading.state === 'here' ? listOf(reading.value, zone) : null}
    </section>
  );
}

function listOf(entries: readonly LogEntry[] | null, zone: ZoneId): JSX.Element {
  if (entries === null) return <p>{say('logElsewhere')}</p>;
  if (entries.length === 0) return <p>{say('logEmpty')}</p>;
  return (
    <ul class="log" role="list">
      {entries.map((entry, i) => (
        <li key={entries.length - i}>
          <span class="log-when">{momentText(entry.at, zone)}</span> {sentenceOf(entry, zone)}
        </li>
      ))}
    </ul>
  );
}

function sentenceOf(entry: LogEntry, zone: ZoneId): string {
  switch (entry.what) {
    case 'counting-agreed':
      return say('logCountingAgreed');
    case 'access-lost':
      return say('logAccessLost');
    case 'access-back':
      return say('logAccessBack');
    case 'clock-back':
      return say('logClockBack', durationText(entry.byMs));
    case 'clock-trusted':
      return say('logClockTrusted', durationText(entry.byMs));
    case 'zone-changed':
      return say('logZoneChanged', entry.zone);
    case 'imported':
      return sayCount('logImported', entry.days);
    case 'deleted-days':
      return say('logDeletedDays', dateText(entry.fromDate), dateText(entry.toDate));
    case 'deleted-everything':
      return say('logDeletedEverything');
    case 'switched-off':
      return say('logSwitchedOff', momentText(entry.fromMs, zone));
  }
}

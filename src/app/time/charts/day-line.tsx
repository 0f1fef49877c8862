import type { JSX } from 'preact';
import { splitAtHours } from '../../../domain/time/calendar.ts';
import type { Interval } from '../../../domain/time/interval.ts';
import type { EpochMs, ZoneId } from '../../../domain/time/units.ts';
import { hourText } from '../../../ui/text/format-date.ts';

/** Hours between labels. */
const LABEL_HOURS = 6;

interface Props {
  /** The bounds of the day. */
  readonly day: Interval;
  readonly zone: ZoneId;
  readonly sessions: readonly Interval[];
  /** What was not counted. */
  readonly missing: readonly Interval[];
  /** Estimated sessions outside this browser. */
  readonly elsewhere?: readonly Interval[];
}

/** The sessions and gaps of one day on one line; hidden from screen readers, as a list says the same. */
export function DayLine({ day, zone, sessions, missing, elsewhere = [] }: Props): JSX.Element {
  const share = (at: EpochMs): number =>
    Math.min(1, Math.max(0, (at - day.start) / (day.end - day.start)));
  const place = ({ start, end }: Interval): Record<string, number> => ({
    '--from': share(start),
    '--length': share(end) - share(start),
  });
  const pieces = splitAtHours(zone, day);
  const first = pieces[0]?.hour ?? 0;
  const labels = pieces.filter(
    ({ hour }, i) => i > 0 && (hour - first) % LABEL_HOURS === 0 && pieces[i - 1]?.hour !== hour,
  );
  return (
    <div class="day-line" aria-hidden="true">
      <div class="day-track">
        {missing.map((gap, i) => (
          <span key={i} class="day-missing" style={place(gap)} />
        ))}
        {elsewhere.map((session, i) => (
          <span key={i} class="day-elsewhere" style={place(session)} />
        ))}
        {sessions.map((session, i) => (
          <span key={i} class="day-session" style={place(session)} />
        ))}
      </div>
      <div class="day-hours">
        <span>{hourText(first)}</span>
        {labels.map(({ start, hour }) => (
          <span key={start} class="day-hour" style={{ '--from': share(start) }}>
            {hourText(hour)}
          </span>
        ))}
        <span>{hourText(first)}</span>
      </div>
    </div>
  );
}

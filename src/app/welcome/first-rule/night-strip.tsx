import type { JSX } from 'preact';
import { minuteOf } from '../../../domain/time/calendar.ts';
import { DAY, HOUR, MINUTE } from '../../../domain/time/units.ts';
import type { WallTime } from '../../../domain/time/units.ts';
import { hourText } from '../../../ui/text/format-date.ts';
import { durationText } from '../../../ui/text/format-duration.ts';

interface Props {
  readonly from: WallTime;
  readonly to: WallTime;
}

/** The picture runs from noon to noon. */
const NOON = 12 * HOUR;
const HOURS = [12, 18, 0, 6, 12] as const;

/** How long the site is off in a night, drawn between noon and noon. */
export function NightStrip({ from, to }: Props): JSX.Element {
  const start = (minuteOf(from) * MINUTE - NOON + DAY) % DAY;
  const length = ((minuteOf(to) - minuteOf(from)) * MINUTE + DAY) % DAY;
  const shown = Math.min(length, DAY - start);
  return (
    <div class="night-strip">
      <div class="night-sky">
        {length === 0 ? null : (
          <span
            class="night"
            style={{
              insetInlineStart: `${(100 * start) / DAY}%`,
              inlineSize: `${(100 * shown) / DAY}%`,
            }}
          >
            {durationText(length)}
          </span>
        )}
      </div>
      <div class="night-hours" aria-hidden="true">
        {HOURS.map((hour, i) => (
          <span key={i}>{hourText(hour)}</span>
        ))}
      </div>
    </div>
  );
}

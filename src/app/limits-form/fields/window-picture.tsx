import type { JSX } from 'preact';
import { isWallTime } from '../../../domain/time/calendar.ts';
import { AXIS_STEP, windowOnAxis } from '../../../domain/limits/rules/window-axis.ts';
import { HOUR, MINUTE, MINUTES_A_DAY } from '../../../domain/time/units.ts';
import type { WallTime } from '../../../domain/time/units.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { hourText } from '../../../ui/text/format-date.ts';

interface Props {
  readonly from: WallTime;
  readonly to: WallTime;
}

const MINUTES_AN_HOUR = HOUR / MINUTE;
const MARKS = [0, 1, 2, 3, 4] as const;

/** A window as a dome over 24 hours, with its length. The fields say the same. */
export function WindowPicture({ from, to }: Props): JSX.Element | null {
  if (!isWallTime(from) || !isWallTime(to) || from === to) return null;
  const { axisStart, start, length } = windowOnAxis(from, to);
  const share = (minutes: number): string => `${(minutes / MINUTES_A_DAY) * 100}%`;
  const ms = length * MINUTE;
  return (
    <div class="window-picture" aria-hidden="true">
      <div class="window-sky">
        <span
          class="window-dome"
          style={{ insetInlineStart: share(start), inlineSize: share(length) }}
        >
          {ms < 4 * HOUR ? '' : durationText(ms)}
        </span>
      </div>
      <p class="window-hours">
        {MARKS.map((mark) => (
          <span key={mark}>
            {hourText(Math.floor((axisStart + mark * AXIS_STEP) / MINUTES_AN_HOUR))}
          </span>
        ))}
      </p>
    </div>
  );
}

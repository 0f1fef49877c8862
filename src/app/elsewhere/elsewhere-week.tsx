import type { JSX } from 'preact';
import { addEstimates, certain } from '../../domain/elsewhere/estimate.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { Estimate } from '../../domain/elsewhere/estimate.ts';
import type { Millis } from '../../domain/time/units.ts';
import { t } from '../../ui/i18n.ts';
import { weekdayName } from '../../ui/text/format-date.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { weekdayColumns } from '../../ui/text/weekday-text.ts';
import { estimateText } from './elsewhere-text.ts';
import type { DayEverywhere } from './elsewhere-view.ts';

/** The least time for a full bar. */
const MIN_FULL: Millis = 45 * MINUTE;

/** Room above the highest mark for the label, as a share of the chart. */
const HEADROOM = 0.15;

/**
 * Seven days as bars: this browser, elsewhere on top of it, and lines for the estimate's range; below
 * them what both make together. A day is empty where the time elsewhere is unknown.
 * Hidden from screen readers, as a table says the same.
 */
export function ElsewhereWeek({ days }: { readonly days: readonly DayEverywhere[] }): JSX.Element {
  const names = weekdayColumns(days.map(({ date }) => date));
  const highest = days.map(({ hereMs, elsewhere }) =>
    elsewhere === null ? 0 : (hereMs ?? 0) + elsewhere.highMs,
  );
  const full = Math.max(MIN_FULL, ...highest) / (1 - HEADROOM);
  const longest = Math.max(...days.map(({ elsewhere }) => elsewhere?.ms ?? 0));
  const labelled = days.findIndex(({ elsewhere }) => elsewhere?.ms === longest);
  return (
    <div class="week-chart elsewhere-week" aria-hidden="true">
      <div class="week-tabs">
        {days.map(({ date, ahead, hereMs, elsewhere }, i) => (
          <div
            key={date}
            class={elsewhere === null && !ahead ? 'week-tab week-tab-missing' : 'week-tab'}
          >
            <span class="week-column">
              {elsewhere === null || hereMs === null || hereMs === 0 ? null : (
                <span class="bar-time" style={{ '--at': hereMs / full }} />
              )}
              {elsewhere === null || elsewhere.highMs === 0 ? null : (
                <>
                  <span
                    class="bar-elsewhere"
                    style={{ '--from': (hereMs ?? 0) / full, '--at': elsewhere.ms / full }}
                  />
                  <span
                    class="bar-range"
                    style={{
                      '--from': ((hereMs ?? 0) + elsewhere.lowMs) / full,
                      '--at': (elsewhere.highMs - elsewhere.lowMs) / full,
                    }}
                  >
                    {i === labelled ? <span>{t('elsewhereThere')}</span> : null}
                  </span>
                </>
              )}
            </span>
            <span class="week-tab-label">
              <span class="week-tab-day">
                <span class="week-tab-short">{weekdayName(date, 'short')}</span>
                <span class="week-tab-narrow">{names[i]}</span>
              </span>
              <bdi class="week-tab-time">
                {elsewhere !== null
                  ? togetherText(hereMs ?? 0, elsewhere)
                  : ahead
                    ? null
                    : t('notMeasured')}
              </bdi>
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

/** Rounded only where something in it is estimated. */
function togetherText(hereMs: Millis, elsewhere: Estimate): string {
  return elsewhere.highMs === 0
    ? durationText(hereMs, 'narrow')
    : estimateText(addEstimates([certain(hereMs), elsewhere]), 'narrow');
}

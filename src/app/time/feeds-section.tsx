import type { JSX } from 'preact';
import { tenthsOf } from '../../domain/stats/feed-groups.ts';
import type { GroupTime } from '../../domain/stats/feed-groups.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { roundToMinutes } from '../../domain/stats/round-minutes.ts';
import { sumBy } from '../../domain/stats/sum.ts';
import { listText } from '../../ui/text/format-list.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { t, tPlural } from '../../ui/i18n.ts';
import { ResponsiveSvg } from './plots/responsive-svg.tsx';
import { feedsPlot } from './plots/feeds-plot.tsx';
import { FEED_NAMES, GROUP_NAMES } from './feed-text.ts';
import { TableHead } from './table-head.tsx';

interface Props {
  readonly groups: readonly GroupTime[];
}

/** The time of a week by group of feeds. */
export function FeedsSection({ groups }: Props): JSX.Element {
  const shownMs = roundToMinutes(groups.map(({ ms }) => ms));
  return (
    <section class="column chart" data-testid="where">
      <h2>{t('timeWhere')}</h2>
      <ResponsiveSvg class="feeds-drawing" draw={(size) => feedsPlot(groups, size)} />
      <table class="feeds">
        <caption class="unseen">{t('feedsTable')}</caption>
        <TableHead hidden titles={[t('colPart'), t('colTime')]} />
        <tbody>
          {groups.map(({ group, ms, feeds }, i) => (
            <tr key={group} data-testid={`group-${group}`} data-ms={ms}>
              <th scope="row">
                <span class={`sign sign-${group}`} aria-hidden="true" />
                {t(GROUP_NAMES[group])}
                {feeds.length === 0 ? null : (
                  <span class="aside">{feedsText(feeds, shownMs[i] ?? ms)}</span>
                )}
              </th>
              <td>
                <bdi>{durationText(shownMs[i] ?? ms)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The feeds of a group, in minutes that add up to the group's. */
function feedsText(feeds: GroupTime['feeds'], groupMs: Millis): string {
  const shownMs = roundToMinutes(
    feeds.map(([, ms]) => ms),
    groupMs,
  );
  return listText(
    feeds.map(([feed, ms], i) =>
      t('feedTime', t(FEED_NAMES[feed]), durationText(shownMs[i] ?? ms)),
    ),
  );
}

/** The share of the endless feeds in a sentence; `null` for less than a minute in all. */
export function shareText(groups: readonly GroupTime[]): string | null {
  const endlessMs = groups.find(({ group }) => group === 'endless')?.ms ?? 0;
  const totalMs = sumBy(groups, ({ ms }) => ms);
  if (totalMs < MINUTE) return null;
  const tenths = tenthsOf(endlessMs, totalMs);
  if (tenths === null) return t('whereLittle', durationText(endlessMs), durationText(totalMs));
  if (tenths === 0) return t('whereNone');
  return tenths === 10 ? t('whereAll') : tPlural('whereTenths', tenths);
}

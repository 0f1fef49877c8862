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
import { unbroken } from '../../domain/i18n/unbroken.ts';
import { FEED_NAMES, GROUP_NAMES } from './feed-text.ts';

interface Props {
  readonly groups: readonly GroupTime[];
}

/** The time of a week by group of feeds; nothing for less than a minute in all. */
export function FeedsSection({ groups }: Props): JSX.Element | null {
  const totalMs = sumBy(groups, ({ ms }) => ms);
  if (totalMs < MINUTE) return null;
  const endless = groups.find(({ group }) => group === 'endless');
  const endlessMs = endless?.ms ?? 0;
  const tenths = tenthsOf(endlessMs, totalMs);
  return (
    <section class="card" data-testid="where">
      <h2>{shareText(tenths, endlessMs, totalMs)}</h2>
      {tenths === null ? null : <TenSuns filled={tenths} />}
      {endless?.ms === totalMs ? (
        // The heading says that this is all; bars would say it once more.
        <p class="soft">{feedsText(endless.feeds, totalMs)}</p>
      ) : (
        <Shares groups={groups} />
      )}
    </section>
  );
}

function Shares({ groups }: Props): JSX.Element {
  const shownMs = roundToMinutes(groups.map(({ ms }) => ms));
  const longestMs = Math.max(1, ...groups.map(({ ms }) => ms));
  return (
    <ul class="shares" role="list">
      {groups.map(({ group, ms, feeds }, i) => (
        <li key={group} data-testid={`group-${group}`} data-ms={ms}>
          <span>
            {t(GROUP_NAMES[group])}
            {feeds.length === 0 ? null : (
              <span class="share-parts soft small">{feedsText(feeds, shownMs[i] ?? ms)}</span>
            )}
          </span>
          <bdi class="share-time">{durationText(shownMs[i] ?? ms)}</bdi>
          <span class="share-track" aria-hidden="true">
            {ms === 0 ? null : <span style={{ '--at': ms / longestMs }} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Ten suns, some of them filled; the heading says the same. */
function TenSuns({ filled }: { readonly filled: number }): JSX.Element {
  return (
    <p class="ten-suns" aria-hidden="true">
      {Array.from({ length: 10 }, (_, i) => (
        <span key={i} class={i < filled ? 'filled' : undefined} />
      ))}
    </p>
  );
}

/** The feeds of a group, in minutes that add up to the group's. */
function feedsText(feeds: GroupTime['feeds'], groupMs: Millis): string {
  const [first, ...others] = feeds;
  // The time of the only one is that of its group.
  if (first !== undefined && others.length === 0) return t(FEED_NAMES[first[0]]);
  const shownMs = roundToMinutes(
    feeds.map(([, ms]) => ms),
    groupMs,
  );
  return listText(
    feeds.map(([feed, ms], i) =>
      t('labelled', t(FEED_NAMES[feed]), unbroken(durationText(shownMs[i] ?? ms))),
    ),
  );
}

/** The share of the endless feeds in words. */
function shareText(tenths: number | null, endlessMs: Millis, totalMs: Millis): string {
  if (tenths === null) return t('whereLittle', durationText(endlessMs), durationText(totalMs));
  if (tenths === 0) return t('whereNone');
  return tenths === 10 ? t('whereAll') : tPlural('whereTenths', tenths);
}

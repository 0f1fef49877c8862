import type { AttentionReason } from '../../../domain/tracking/attention-reason.ts';
import type { Inspection, PlayingMedia } from '../../../messages/inspection.ts';
import type { InspectedDocument } from '../../../platform/tabs/inspect-documents.ts';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { listText } from '../../../ui/text/format-list.ts';

const REASONS: Readonly<Record<AttentionReason, Key>> = {
  playing: 'inspectBecausePlaying',
  sounding: 'inspectBecauseSounding',
  touched: 'inspectBecauseTouched',
  suspended: 'inspectBecauseAsleep',
  locked: 'inspectBecauseLocked',
  covered: 'inspectBecauseCovered',
  'empty-room': 'inspectBecauseEmptyRoom',
  hidden: 'inspectBecauseHidden',
  'out-of-view': 'inspectBecauseOutOfView',
  stalled: 'inspectBecauseStalled',
  unfocused: 'inspectBecauseUntouched',
  untouched: 'inspectBecauseUntouched',
};

/** In the words of the pages that it is about. */
const STATES: Readonly<Record<Inspection['state'], Key>> = {
  open: 'ruleWordsOpen',
  'first-visit': 'awaitedTitle',
  'opening-pause': 'ruleSoft',
  paused: 'ruleSoft',
  ending: 'screenEnding',
  closed: 'screenOff',
};

const UNSEEN: Readonly<Record<Exclude<InspectedDocument['status'], 'seen'>, Key>> = {
  closed: 'inspectBecauseCovered',
  silent: 'inspectBecauseSilent',
  absent: 'inspectBecauseAbsent',
};

const PLACES: Readonly<Record<InspectedDocument['place'], Key>> = {
  tab: 'inspectTab',
  inner: 'inspectInner',
  player: 'inspectPlayer',
};

const MEDIA: Readonly<Record<PlayingMedia['kind'], Key>> = {
  video: 'inspectVideo',
  sound: 'inspectSound',
};

/** Whether the document counts, `null` if that is not known, and the one reason to show. */
export interface Outcome {
  readonly counts: boolean | null;
  readonly reason: string;
}

/** @param isCounting whether anybody has agreed to counting (rule C10) */
export function outcomeOf(document: InspectedDocument, isCounting: boolean): Outcome {
  if (document.status !== 'seen') {
    // A page that is busy may still count.
    const counts = document.status === 'silent' ? null : false;
    return { counts, reason: t(UNSEEN[document.status]) };
  }
  const { attended, feed, reason } = document.inspection;
  if (!isCounting) return { counts: false, reason: t('sentence', t('awaitedTitle')) };
  if (feed === null) return { counts: false, reason: t('inspectBecauseNotWatching') };
  return { counts: attended, reason: t(REASONS[reason]) };
}

/** "Counts."; `null` where that is not known. */
export function countsText({ counts }: Outcome): string | null {
  return counts === null ? null : t(counts ? 'inspectCounts' : 'inspectCountsNot');
}

/** "Tab 1". Tabs and players are numbered, since their addresses and titles are not shown. */
export function documentTitle(document: InspectedDocument, number: number): string {
  return t(PLACES[document.place], numberText(number));
}

export function stateText({ state }: Inspection): string {
  return t(STATES[state]);
}

export function playingText({ playing }: Inspection): string {
  return playing.length === 0 ? t('inspectNothing') : listText(playing.map(mediaText));
}

function mediaText({ kind, place }: PlayingMedia): string {
  const what = t(MEDIA[kind]);
  switch (place) {
    case 'in-view':
      return what;
    case 'off-screen':
      return t('inspectOffScreen', what);
    case 'picture-in-picture':
      return t('inspectFloating', what);
  }
}

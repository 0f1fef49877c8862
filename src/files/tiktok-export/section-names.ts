import type { RecordKind } from '../../domain/elsewhere/record-kinds.ts';

/*
 * TikTok's names of sections, as they occur in exports since 2020. Lists are found by name and never
 * by their shape: a user's own posts, likes and shares also have a date and a link. JSON has English
 * names in every language; the text form is translated, and its names are known in English and Dutch
 * alone. A name that nobody has seen in an export is not in these lists.
 */

/** What the watch history is called: a key in JSON, a file name in the text form. */
const WATCH_HISTORY = [
  'Watch History',
  'Video Browsing History',
  'Browsing History',
  'Kijkgeschiedenis',
] as const;

/** The list in the watch history. A user's own posts have one of the same name. */
const VIDEO_LIST = 'VideoList';

/** The map of live streams is in a section of its own. */
const LIVE_HISTORY = 'Watch Live History';

const WATCH_NAMES = new Set(WATCH_HISTORY.map(normalName));

export function isWatchHistory(name: string): boolean {
  return WATCH_NAMES.has(normalName(name));
}

export function isVideoList(name: string): boolean {
  return normalName(name) === normalName(VIDEO_LIST);
}

/** Live streams are an object by id, not a list. */
export function isLiveMap(name: string, parent: string): boolean {
  return normalName(name) === 'watchlivemap' && normalName(parent) === normalName(LIVE_HISTORY);
}

/** The key of a row's time: in JSON, and before the colon in the text form. */
const TIME_KEYS: ReadonlySet<string> = new Set([
  'date',
  'datum',
  'time',
  'watchtime',
  'watch time',
]);

export function isTimeKey(key: string): boolean {
  return TIME_KEYS.has(normalName(key));
}

/** A row that has been liked is a post of the user's own. */
export function isLikesKey(key: string): boolean {
  return normalName(key) === 'likes';
}

/** Sections by whose names an export is recognized, also where it has no watch history. */
const SECTIONS: ReadonlySet<string> = new Set([
  'activity',
  'your activity',
  'je activiteit',
  'ads and data',
  'app settings',
  'direct message',
  'direct messages',
  'likes and favorites',
  'profile and settings',
  'tiktok live',
  'tiktok shop',
  'tiktok shopping',
]);

export function isKnownSection(name: string): boolean {
  return SECTIONS.has(normalName(name)) || isWatchHistory(name);
}

/** The first that matches a list's place in the file decides its kind. */
const KINDS: readonly (readonly [RegExp, RecordKind])[] = [
  [/\blive\b|tiktok ?live/, 'live'],
  [/search|zoekopdracht/, 'searches'],
  [/direct message|chat/, 'messages'],
  [/comment|reacties/, 'comments'],
  [/login/, 'logins'],
  [/location/, 'locations'],
  [/share|geschiedenis delen/, 'shares'],
  [/follow|volg|block ?list/, 'follows'],
  [/\bads?\b|off.tiktok|buiten tiktok|interest|interesse|third.party/, 'ads'],
  [/shop|purchase|order|payment/, 'purchases'],
  [/like|favou?rite|favoriet/, 'likes'],
  [/\bposts?\b|^(?:activity > )?videos?\b/, 'posts'],
];

/** The kind of the entries of a list. @param path the names around it, outermost first */
export function kindOf(path: readonly string[]): RecordKind {
  const place = path.map(normalName).join(' > ');
  return KINDS.find(([pattern]) => pattern.test(place))?.[1] ?? 'other';
}

function normalName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}

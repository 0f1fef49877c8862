import type { RecordKind } from '../../../domain/elsewhere/record-kinds.ts';
import type { ExportProblem } from '../../../messages/export-worker.ts';
import type { Key } from '../../../ui/i18n.ts';

/** Why a file was not read, and what to do. */
export const PROBLEMS: Readonly<Record<ExportProblem, Key>> = {
  'not-tiktok': 'recordNoHistory',
  'no-history': 'recordNoHistory',
  'no-times': 'recordNoHistory',
  encrypted: 'recordEncrypted',
  'too-large': 'fileTooLarge',
  'cut-off': 'fileDamaged',
  damaged: 'fileDamaged',
  ambiguous: 'recordEncrypted',
};

export const KIND_NAMES: Readonly<Record<RecordKind, Key>> = {
  watched: 'recordKindWatched',
  live: 'feedLive',
  searches: 'recordKindSearches',
  messages: 'feedMessages',
  comments: 'recordKindComments',
  likes: 'recordKindLikes',
  shares: 'recordKindShares',
  follows: 'recordKindFollows',
  posts: 'recordKindPosts',
  logins: 'recordKindLogins',
  locations: 'recordKindLocations',
  ads: 'recordKindAds',
  purchases: 'recordKindPurchases',
  other: 'groupRest',
};

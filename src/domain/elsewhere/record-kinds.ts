/** The kinds of entries that TikTok's record has, for counting them: nothing else is read of them. */
export const RECORD_KINDS = [
  'watched',
  'live',
  'searches',
  'messages',
  'comments',
  'likes',
  'shares',
  'follows',
  'posts',
  'logins',
  'locations',
  'ads',
  'purchases',
  'other',
] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** How many entries of each kind a record has; kinds without any are left out. */
export type RecordCounts = Readonly<Partial<Record<RecordKind, number>>>;

import type { FeedGroup } from '../../domain/stats/feed-groups.ts';
import type { Feed } from '../../domain/tracking/feeds.ts';
import type { Key } from '../../ui/i18n.ts';

export const FEED_NAMES: Readonly<Record<Feed, Key>> = {
  'for-you': 'feedForYou',
  following: 'feedFollowing',
  friends: 'feedFriends',
  explore: 'feedExplore',
  live: 'feedLive',
  messages: 'feedMessages',
  search: 'feedSearch',
  profile: 'feedProfile',
  other: 'feedOther',
};

export const GROUP_NAMES: Readonly<Record<FeedGroup, Key>> = {
  endless: 'groupEndless',
  people: 'groupPeople',
  rest: 'groupRest',
};

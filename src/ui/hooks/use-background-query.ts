import { useEffect, useRef, useState } from 'preact/hooks';
import type { SettingKey } from '../../domain/settings/settings.ts';
import { SECOND } from '../../domain/time/units.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import type { Answer, Request } from '../../messages/index.ts';
import { setPeople, setPeopleElsewhere } from '../scene/person-colour.ts';
import { useQuery } from './use-query.ts';
import type { Query } from './use-query.ts';

/** Queries that only the background can answer: verdicts, the unlock state, remaining waits. */
type BackgroundQuery =
  | 'profile'
  | 'agreement'
  | 'household'
  | 'household-week'
  | 'week-card'
  | 'folder'
  | 'folder-inbox';

export interface BackgroundQueryResult<N extends BackgroundQuery> {
  /** The last answer, including failures; `null` until there is one. */
  readonly answer: Answer<N> | null;
  /** The last successful answer; kept when a later request fails. */
  readonly reply: Reply<N> | null;
  /** Asks again, for changes that no row shows, such as the unlock state. */
  readonly refresh: () => void;
}

/** The tables that answers depend on; all of them are small. */
const TABLES: ReadonlySet<string> = new Set([
  'members',
  'switches',
  'agreements',
  'proposals',
  'grants',
  'requests',
  'cards',
]);

/**
 * The settings that answers depend on. Waits are left out: the background stores their progress
 * with every answer, which would cause an endless loop of requests.
 */
const SETTINGS: readonly SettingKey[] = [
  'parents',
  'calendars',
  'firstDay',
  'recordedClock',
  'answers',
];

/** Verdicts change with time, without any change in the database. */
const POLL_INTERVAL = 30 * SECOND;
/** Waits count down in running time, which only the background measures. */
const FAST_POLL_INTERVAL = 5 * SECOND;

/** The people of this browser profile, PIN state and verdict. */
export function useProfile(): BackgroundQueryResult<'profile'> {
  const result = useBackgroundQuery(
    'profile',
    {},
    ({ profile }) => profile.waitMs > 0 || profile.reset !== null,
  );
  if (result.reply !== null) setPeople(result.reply.profile);
  return result;
}

/** A member's agreement; idle while `member` is `null`. */
export function useAgreement(member: string | null): BackgroundQueryResult<'agreement'> {
  const result = useBackgroundQuery('agreement', member === null ? null : { member }, () => false);
  // Ignore an answer about the member chosen before.
  const isOther = result.reply !== null && result.reply.agreement.member !== member;
  return isOther ? { ...result, answer: null, reply: null } : result;
}

/** The household that this browser is paired with. */
export function useHousehold(): BackgroundQueryResult<'household'> {
  const result = useBackgroundQuery('household', {}, () => false);
  const persons = result.reply?.household?.persons ?? [];
  setPeopleElsewhere(persons.filter(({ member }) => member === null));
  return result;
}

/** A week of the household; idle while `week` is `null`. */
export function useHouseholdWeek(week: DayKey | null): BackgroundQueryResult<'household-week'> {
  return useBackgroundQuery('household-week', week === null ? null : { week }, () => false);
}

/** A member's week card as it would be made now; idle while `member` is `null`. */
export function useWeekCard(
  member: string | null,
  week: DayKey,
): BackgroundQueryResult<'week-card'> {
  return useBackgroundQuery('week-card', member === null ? null : { member, week }, () => false);
}

type Reply<N extends BackgroundQuery> = Extract<Answer<N>, { ok: true }>;

/**
 * The answer to a message that only reads; asked for again every 30 s, and when a row changes that it
 * depends on. Idle while `request` is `null`.
 * @param isCountingDown whether to ask every 5 s
 */
export function useBackgroundQuery<N extends BackgroundQuery>(
  name: N,
  request: Request<N> | null,
  isCountingDown: (reply: Reply<N>) => boolean,
): BackgroundQueryResult<N> {
  const [revision, setRevision] = useState(0);
  const result = useQuery(backgroundQuery(name, request), `${JSON.stringify(request)} ${revision}`);
  const answer = result.state === 'ready' ? result.value : null;
  const lastReply = useRef<Reply<N> | null>(null);
  if (answer !== null && isSuccess(answer)) lastReply.current = answer;
  const reply = lastReply.current;
  const refresh = (): void => setRevision((before) => before + 1);
  const interval =
    answer !== null && isSuccess(answer) && !isCountingDown(answer)
      ? POLL_INTERVAL
      : FAST_POLL_INTERVAL;
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) refresh();
    }, interval);
    return () => clearInterval(timer);
  }, [interval]);
  return { answer, reply, refresh };
}

function isSuccess<N extends BackgroundQuery>(answer: Answer<N>): answer is Reply<N> {
  return answer.ok;
}

/** Failures are results, not errors: retrying over another connection would not help. */
function backgroundQuery<N extends BackgroundQuery>(
  name: N,
  request: Request<N> | null,
): Query<Answer<N> | null> {
  const fromBackground = async (): Promise<Answer<N> | null> =>
    request === null ? null : ask(name, request);
  return {
    fromDatabase: async ({ tables, settings, log }) => {
      // Only read for the live query to observe these rows; the answer comes from the background.
      await Promise.all([
        ...tables.filter(({ name: table }) => TABLES.has(table)).map((table) => table.toArray()),
        settings.bulkGet([...SETTINGS]),
        // All other changes add an entry to the change log.
        log.orderBy('at').last(),
      ]);
      return fromBackground();
    },
    fromBackground,
  };
}

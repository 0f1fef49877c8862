import { useEffect, useRef, useState } from 'preact/hooks';
import type { SettingKey } from '../../domain/settings/settings.ts';
import { SECOND } from '../../domain/time/units.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import type { Answer, Request } from '../../messages/index.ts';
import { useQuery } from './use-query.ts';
import type { Query } from './use-query.ts';

/** What only the background can work out: verdicts, who is unlocked, what is left to wait. */
type BackgroundQuery = 'profile' | 'agreement' | 'household' | 'household-week' | 'week-card';

export interface LiveAnswer<N extends BackgroundQuery> {
  /** `null` until the first answer is there. A refusal is an answer too. */
  readonly answer: Answer<N> | null;
  /** The last answer that was no refusal; stays while a later question goes wrong. */
  readonly reply: Reply<N> | null;
  /** Asks anew; for whoever has just changed something that stands in no row, such as the lock. */
  readonly refresh: () => void;
}

/** Tables that the answers hang on, and that stay small. */
const TABLES: ReadonlySet<string> = new Set([
  'members',
  'switches',
  'agreements',
  'proposals',
  'grants',
  'cards',
]);

/**
 * The settings that they hang on. Waits are left out: the background writes down how far they
 * have come whenever it is asked, and to ask again for that would never end.
 */
const SETTINGS: readonly SettingKey[] = [
  'parents',
  'calendars',
  'firstDay',
  'recordedClock',
  'answers',
];

/** Verdicts change with time alone; nobody has to see that to the second. */
const POLL_INTERVAL = 30 * SECOND;
/** A wait counts down in running time, which nobody else can work out. */
const FAST_POLL_INTERVAL = 5 * SECOND;

/** The people of this browser, as they are now. */
export function useProfile(): LiveAnswer<'profile'> {
  return useBackgroundQuery(
    'profile',
    {},
    ({ profile }) => profile.waitMs > 0 || profile.reset !== null,
  );
}

/** One member's agreement, as it is now; nothing is asked while no member is chosen. */
export function useAgreement(member: string | null): LiveAnswer<'agreement'> {
  const live = useBackgroundQuery('agreement', member === null ? null : { member }, () => false);
  // What was read of another member is no answer about this one.
  const isOther = live.reply !== null && live.reply.agreement.member !== member;
  return isOther ? { ...live, answer: null, reply: null } : live;
}

/** The household that this browser is paired with, as it is now. */
export function useHousehold(): LiveAnswer<'household'> {
  return useBackgroundQuery('household', {}, () => false);
}

/** The week that a household reads together; nothing is asked while no week is chosen. */
export function useHouseholdWeek(week: DayKey | null): LiveAnswer<'household-week'> {
  return useBackgroundQuery('household-week', week === null ? null : { week }, () => false);
}

/** What one member's card of a week would say now. */
export function useWeekCard(member: string | null, week: DayKey): LiveAnswer<'week-card'> {
  return useBackgroundQuery('week-card', member === null ? null : { member, week }, () => false);
}

type Reply<N extends BackgroundQuery> = Extract<Answer<N>, { ok: true }>;

function useBackgroundQuery<N extends BackgroundQuery>(
  name: N,
  request: Request<N> | null,
  pending: (reply: Reply<N>) => boolean,
): LiveAnswer<N> {
  const [turn, setTurn] = useState(0);
  const reading = useQuery(queryOf(name, request), `${JSON.stringify(request)} ${turn}`);
  const answer = reading.state === 'here' ? reading.value : null;
  const kept = useRef<Reply<N> | null>(null);
  if (answer !== null && isReply(answer)) kept.current = answer;
  const reply = kept.current;
  const refresh = (): void => setTurn((before) => before + 1);
  const every =
    answer !== null && isReply(answer) && !pending(answer) ? POLL_INTERVAL : FAST_POLL_INTERVAL;
  useEffect(() => {
    const look = (): void => {
      if (!document.hidden) refresh();
    };
    const timer = setInterval(look, every);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [every]);
  return { answer, reply, refresh };
}

function isReply<N extends BackgroundQuery>(answer: Answer<N>): answer is Reply<N> {
  return answer.ok;
}

/** A failure is passed on as a value: another way to read would bring no other answer. */
function queryOf<N extends BackgroundQuery>(
  name: N,
  request: Request<N> | null,
): Query<Answer<N> | null> {
  const fromBackground = async (): Promise<Answer<N> | null> =>
    request === null ? null : ask(name, request);
  return {
    fromDatabase: async ({ tables, settings, log }) => {
      // Read so that the live query knows what to watch; the answer comes from the background.
      await Promise.all([
        ...tables.filter(({ name: table }) => TABLES.has(table)).map((table) => table.toArray()),
        settings.bulkGet([...SETTINGS]),
        // Whatever else somebody changes leaves a line there.
        log.orderBy('at').last(),
      ]);
      return fromBackground();
    },
    fromBackground,
  };
}

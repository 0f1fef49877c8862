import type { Clock } from '../domain/clock.ts';
import type { Feed } from '../domain/feeds.ts';
import { recordedNow } from '../domain/ledger.ts';
import type { Settings } from '../domain/settings.ts';
import type { Situation } from '../domain/situation.ts';
import type { EpochMs, ZoneId } from '../domain/units.ts';
import { judge, opensAt } from '../domain/verdict.ts';
import type { Verdict } from '../domain/verdict.ts';
import { LAST_VIDEO } from '../domain/voices.ts';
import { firstWeekday } from '../platform/first-weekday.ts';
import { forget, recall, remember } from '../platform/session.ts';
import type { Place, Word } from '../protocol/messages.ts';
import type { WordView } from '../protocol/views.ts';
import type { KintimeDatabase } from '../store/database.ts';
import { currentMember } from '../store/people.ts';
import { readSettings } from '../store/settings.ts';
import { readSituation } from '../store/situation.ts';
import type { Vault } from './vault.ts';

/** What the rules say to the member who is current, at one moment. */
export interface Judgement {
  readonly settings: Settings;
  /** `null` while nobody has said who is watching. */
  readonly member: string | null;
  readonly verdict: Verdict;
  readonly situation: Situation;
  readonly wall: EpochMs;
}

const CHOSEN = 'chosen';

/** With several members, somebody has to say in each run of the browser who is watching. */
export async function noteChosen(): Promise<void> {
  await remember(CHOSEN, true);
}

export async function forgetChosen(): Promise<void> {
  await forget((key) => key === CHOSEN);
}

/** Asks the rules what they say now. */
export class Judge {
  readonly #vault: Vault;
  readonly #clock: Clock;

  constructor(vault: Vault, clock: Clock) {
    this.#vault = vault;
    this.#clock = clock;
  }

  /**
   * What the rules say about one part of the site; `null` before counting was agreed to.
   * @param feed `null` where nobody is just opening anything
   */
  async judge(feed: Feed | null): Promise<Judgement | null> {
    const { wall } = this.#clock.now();
    const chosen = await recall(CHOSEN);
    return this.#vault.read(async (database) =>
      judgeCurrent(database, wall, feed, chosen === true),
    );
  }
}

async function judgeCurrent(
  database: KintimeDatabase,
  wall: EpochMs,
  feed: Feed | null,
  chosen: boolean,
): Promise<Judgement | null> {
  const settings = await readSettings(database);
  if (settings.countingSince === null) return null;
  const now = recordedNow(settings.ledger, wall);
  const [current, members] = await Promise.all([
    currentMember(database, now),
    database.members.filter(({ elsewhere }) => elsewhere !== true).count(),
  ]);
  if (current === null) return null;
  const firstDay = firstWeekday(settings.firstDay);
  const situation = await readSituation(database, settings, current, firstDay, wall, feed);
  const verdict = judge(situation);
  return members > 1 && !chosen
    ? { settings, member: null, verdict: whoIsWatching(verdict), situation, wall }
    : { settings, member: current, verdict, situation, wall };
}

/** Nothing opens, and nothing is counted, until somebody says who is watching. */
function whoIsWatching({ until, since }: Verdict): Verdict {
  return { state: 'closed', reason: 'who', since, until, key: 'who', still: false, next: null };
}

/** A moment of recorded time on the wall clock. */
export function onWall({ situation, wall }: Judgement, at: EpochMs): EpochMs {
  return at - situation.now + wall;
}

/** What a document of the site is told. */
export function wordOf(judgement: Judgement | null, zone: ZoneId): Word {
  if (judgement === null) return { ...OPEN, zone };
  const { verdict, situation, member } = judgement;
  const { state, reason, still, since, until } = verdict;
  const opens = state === 'closed' && member !== null ? opensAt(situation) : null;
  return {
    state,
    reason,
    opensAt: opens === null ? null : onWall(judgement, opens),
    endsBy: state === 'ending' ? onWall(judgement, Math.min(until, since + LAST_VIDEO)) : null,
    pauseMs: state === 'opening-pause' ? situation.openingPauseMs : null,
    still,
    notice: null,
    zone: situation.calendar.zone,
  };
}

const OPEN: Omit<Word, 'zone'> = {
  state: 'open',
  reason: null,
  opensAt: null,
  endsBy: null,
  pauseMs: null,
  still: false,
  notice: null,
};

/** What our own pages are told. */
export function wordViewOf(judgement: Judgement | null, wall: EpochMs, zone: ZoneId): WordView {
  if (judgement === null) {
    return {
      member: null,
      state: 'open',
      reason: null,
      opensAt: null,
      next: null,
      now: wall,
      zone,
    };
  }
  const { verdict, situation, member } = judgement;
  const { state, reason, next } = verdict;
  const opens = state === 'open' || member === null ? null : opensAt(situation);
  return {
    member,
    state,
    reason,
    opensAt: opens === null ? null : onWall(judgement, opens),
    next: next === null || state !== 'open' ? null : { ...next, at: onWall(judgement, next.at) },
    now: wall,
    zone: situation.calendar.zone,
  };
}

/** Which part of the site is asked about: no pause is put before making something, nor inside another site. */
export function feedOf({ feed, making, embedded }: Place): Feed | null {
  return making || embedded ? null : feed;
}

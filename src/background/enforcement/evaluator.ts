import type { Clock } from '../../domain/time/clock.ts';
import type { Feed } from '../../domain/tracking/feeds.ts';
import { momentOf } from '../../domain/time/recorded-clock.ts';
import { judgeBoth, opensAtBoth } from '../../domain/limits/evaluation/managed.ts';
import type { JointVerdict } from '../../domain/limits/evaluation/managed.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import { isAwaiting, isSetUp } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Situation } from '../../domain/limits/evaluation/context.ts';
import type { EpochMs, ZoneId } from '../../domain/time/units.ts';
import { LAST_VIDEO } from '../../domain/limits/evaluation/evaluate-rules.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { forget, recall, remember } from '../../platform/storage/session-storage.ts';
import type { Place, Word } from '../../messages/index.ts';
import type { WordView } from '../../messages/views.ts';
import type { KintimeDatabase } from '../../store/db/database.ts';
import { currentMember, localMembers } from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import { readManagedSituation, readSituation } from '../../store/limits/evaluation-context.ts';
import type { Administrator } from './managed-policy.ts';
import { speechIn } from '../i18n/background-messages.ts';
import type { Vault } from '../storage/database-connection.ts';

/** What the rules say to the member who is current, at one moment. */
export interface Judgement {
  readonly settings: Settings;
  /** `null` while nobody has said who is watching. */
  readonly member: string | null;
  readonly verdict: JointVerdict;
  readonly situation: Situation;
  /** The same as an administrator's rules see it; `null` where there are none. */
  readonly managed: Situation | null;
  readonly wall: EpochMs;
}

const CHOSEN = 'chosen';

/** With several members, somebody has to say in each run of the browser who is watching. */
export async function noteChosen(): Promise<void> {
  await remember(CHOSEN, true);
}

/** Whether anybody said so in this run. */
export async function isChosen(): Promise<boolean> {
  return (await recall(CHOSEN)) === true;
}

export async function forgetChosen(): Promise<void> {
  await forget((key) => key === CHOSEN);
}

/** Asks the rules what they say now. */
export class Judge {
  readonly #vault: Vault;
  readonly #clock: Clock;
  readonly #administrator: Administrator;

  constructor(vault: Vault, clock: Clock, administrator: Administrator) {
    this.#vault = vault;
    this.#clock = clock;
    this.#administrator = administrator;
  }

  /**
   * What the rules say about one part of the site; `null` before anybody said yes on the welcome
   * page.
   * @param feed `null` where nobody is just opening anything
   */
  async judge(feed: Feed | null): Promise<Judgement | null> {
    const { wall } = this.#clock.now();
    const [chosen, rules] = await Promise.all([recall(CHOSEN), this.#administrator.rules()]);
    return this.#vault.read(async (database) =>
      judgeCurrent(database, wall, feed, chosen === true, rules),
    );
  }
}

async function judgeCurrent(
  database: KintimeDatabase,
  wall: EpochMs,
  feed: Feed | null,
  chosen: boolean,
  rules: Rules | null,
): Promise<Judgement | null> {
  const settings = await readSettings(database);
  if (!isSetUp(settings)) return null;
  const now = momentOf(settings, wall);
  const [current, members] = await Promise.all([
    currentMember(database, now),
    localMembers(database),
  ]);
  if (current === null) return null;
  const firstDay = firstWeekday(settings.firstDay);
  const situation = await readSituation(database, settings, current, firstDay, wall, feed);
  const managed = await readManagedSituation(database, settings, situation, rules);
  const verdict = judgeBoth(situation, managed);
  const judgement = { settings, situation, managed, wall };
  return members.length > 1 && !chosen
    ? { ...judgement, member: null, verdict: whoIsWatching(verdict) }
    : { ...judgement, member: current, verdict };
}

/** Nothing opens, and nothing is counted, until somebody says who is watching. */
function whoIsWatching(verdict: JointVerdict): JointVerdict {
  const unknown = { key: 'who', still: false, next: null, byAdministrator: false };
  return { ...verdict, state: 'closed', reason: 'who', ...unknown };
}

/** A moment of recorded time on the wall clock. */
export function onWall({ situation, wall }: Judgement, at: EpochMs): EpochMs {
  return at - situation.now + wall;
}

/**
 * What a document of the site is told. Whoever comes to an open site first is told that it will be
 * counted, before anything is.
 */
export function wordOf(judgement: Judgement | null, zone: ZoneId): Word {
  if (judgement === null) return { ...OPEN, zone };
  const { verdict, situation, managed, member, settings, wall } = judgement;
  const speech = speechIn(settings.language);
  const { state, reason, still, since, lastsUntil, byAdministrator } = verdict;
  const shut = state === 'closed' || state === 'ending';
  const opens = shut && member !== null ? opensAtBoth(situation, managed) : null;
  return {
    state,
    reason,
    opensAt: opens === null ? null : onWall(judgement, opens),
    endsBy: state === 'ending' ? onWall(judgement, Math.min(lastsUntil, since + LAST_VIDEO)) : null,
    pauseMs: state === 'opening-pause' ? situation.openingPauseMs : null,
    still,
    notice: state === 'open' && isAwaiting(settings) ? { at: wall, reason: 'first-visit' } : null,
    ...(byAdministrator ? { byAdministrator } : {}),
    zone: situation.calendar.zone,
    ...(speech === undefined ? {} : { speech }),
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
  const { verdict, situation, managed, member } = judgement;
  const { state, reason, next, byAdministrator } = verdict;
  const opens = state === 'open' || member === null ? null : opensAtBoth(situation, managed);
  return {
    member,
    state,
    reason,
    opensAt: opens === null ? null : onWall(judgement, opens),
    next: next === null || state !== 'open' ? null : { ...next, at: onWall(judgement, next.at) },
    now: wall,
    ...(byAdministrator ? { byAdministrator } : {}),
    zone: situation.calendar.zone,
  };
}

/** Which part of the site is asked about: no pause is put before making something, nor inside another site. */
export function feedOf({ feed, making, embedded }: Place): Feed | null {
  return making || embedded ? null : feed;
}

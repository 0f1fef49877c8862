import type { Clock } from '../../domain/time/clock.ts';
import type { Feed } from '../../domain/tracking/feeds.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { evaluateWithManaged, opensAtWithManaged } from '../../domain/limits/evaluation/managed.ts';
import type { JointVerdict } from '../../domain/limits/evaluation/managed.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import { isAwaiting, isSetUp } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { EvaluationContext } from '../../domain/limits/evaluation/context.ts';
import type { EpochMs, ZoneId } from '../../domain/time/units.ts';
import { LAST_VIDEO } from '../../domain/limits/evaluation/outcome.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import {
  readSession,
  removeFromSession,
  writeSession,
} from '../../platform/storage/session-storage.ts';
import type { PageLocation, VerdictMessage } from '../../messages/index.ts';
import type { VerdictView } from '../../messages/views.ts';
import type { KintimeDatabase } from '../../store/db/database.ts';
import { currentMember, localMembers } from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import { readManagedContext, readContext } from '../../store/limits/evaluation-context.ts';
import type { ManagedPolicy } from './managed-policy.ts';
import { translationsFor } from '../i18n/background-messages.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/** What the rules say to the member who is current, at one moment. */
export interface Evaluation {
  readonly settings: Settings;
  /** `null` while nobody has said who is watching. */
  readonly member: string | null;
  readonly verdict: JointVerdict;
  readonly context: EvaluationContext;
  /** The same as an administrator's rules see it; `null` where there are none. */
  readonly managed: EvaluationContext | null;
  readonly wall: EpochMs;
}

const CHOSEN = 'chosen';

/** With several members, somebody has to say in each run of the browser who is watching. */
export async function markMemberChosen(): Promise<void> {
  await writeSession(CHOSEN, true);
}

/** Whether anybody said so in this run. */
export async function isMemberChosen(): Promise<boolean> {
  return (await readSession(CHOSEN)) === true;
}

export async function clearMemberChosen(): Promise<void> {
  await removeFromSession((key) => key === CHOSEN);
}

/** Asks the rules what they say now. */
export class RuleEvaluator {
  readonly #connection: DatabaseConnection;
  readonly #clock: Clock;
  readonly #managedPolicy: ManagedPolicy;

  constructor(connection: DatabaseConnection, clock: Clock, managedPolicy: ManagedPolicy) {
    this.#connection = connection;
    this.#clock = clock;
    this.#managedPolicy = managedPolicy;
  }

  /**
   * What the rules say about one part of the site; `null` before anybody said yes on the welcome
   * page.
   * @param feed `null` where nobody is just opening anything
   */
  async evaluate(feed: Feed | null): Promise<Evaluation | null> {
    const { wall } = this.#clock.now();
    const [chosen, rules] = await Promise.all([readSession(CHOSEN), this.#managedPolicy.rules()]);
    return this.#connection.read(async (database) =>
      evaluateCurrent(database, wall, feed, chosen === true, rules),
    );
  }
}

async function evaluateCurrent(
  database: KintimeDatabase,
  wall: EpochMs,
  feed: Feed | null,
  chosen: boolean,
  rules: Rules | null,
): Promise<Evaluation | null> {
  const settings = await readSettings(database);
  if (!isSetUp(settings)) return null;
  const now = recordedNow(settings, wall);
  const [current, members] = await Promise.all([
    currentMember(database, now),
    localMembers(database),
  ]);
  if (current === null) return null;
  const firstDay = firstWeekday(settings.firstDay);
  const context = await readContext(database, settings, current, firstDay, wall, feed);
  const managed = await readManagedContext(database, settings, context, rules);
  const verdict = evaluateWithManaged(context, managed);
  const evaluation = { settings, context, managed, wall };
  return members.length > 1 && !chosen
    ? { ...evaluation, member: null, verdict: whoIsWatching(verdict) }
    : { ...evaluation, member: current, verdict };
}

/** Nothing opens, and nothing is counted, until somebody says who is watching. */
function whoIsWatching(verdict: JointVerdict): JointVerdict {
  const unknown = { key: 'who', still: false, next: null, byAdministrator: false };
  return { ...verdict, state: 'closed', reason: 'who', ...unknown };
}

/** A moment of recorded time on the wall clock. */
export function toWallClock({ context, wall }: Evaluation, at: EpochMs): EpochMs {
  return at - context.now + wall;
}

/**
 * What a document of the site is told. Whoever comes to an open site first is told that it will be
 * counted, before anything is.
 */
export function toVerdictMessage(evaluation: Evaluation | null, zone: ZoneId): VerdictMessage {
  if (evaluation === null) return { ...OPEN, zone };
  const { verdict, context, managed, member, settings, wall } = evaluation;
  const translations = translationsFor(settings.language);
  const { state, reason, still, since, lastsUntil, byAdministrator } = verdict;
  const shut = state === 'closed' || state === 'ending';
  const opens = shut && member !== null ? opensAtWithManaged(context, managed) : null;
  return {
    state,
    reason,
    opensAt: opens === null ? null : toWallClock(evaluation, opens),
    endsBy:
      state === 'ending' ? toWallClock(evaluation, Math.min(lastsUntil, since + LAST_VIDEO)) : null,
    pauseMs: state === 'opening-pause' ? context.openingPauseMs : null,
    still,
    notice: state === 'open' && isAwaiting(settings) ? { at: wall, reason: 'first-visit' } : null,
    ...(byAdministrator ? { byAdministrator } : {}),
    zone: context.calendar.zone,
    ...(translations === undefined ? {} : { translations }),
  };
}

const OPEN: Omit<VerdictMessage, 'zone'> = {
  state: 'open',
  reason: null,
  opensAt: null,
  endsBy: null,
  pauseMs: null,
  still: false,
  notice: null,
};

/** What our own pages are told. */
export function toVerdictView(
  evaluation: Evaluation | null,
  wall: EpochMs,
  zone: ZoneId,
): VerdictView {
  if (evaluation === null) {
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
  const { verdict, context, managed, member } = evaluation;
  const { state, reason, next, byAdministrator } = verdict;
  const opens = state === 'open' || member === null ? null : opensAtWithManaged(context, managed);
  return {
    member,
    state,
    reason,
    opensAt: opens === null ? null : toWallClock(evaluation, opens),
    next:
      next === null || state !== 'open' ? null : { ...next, at: toWallClock(evaluation, next.at) },
    now: wall,
    ...(byAdministrator ? { byAdministrator } : {}),
    zone: context.calendar.zone,
  };
}

/** Which part of the site is asked about: no pause is put before making something, nor inside another site. */
export function evaluatedFeed({ feed, making, embedded }: PageLocation): Feed | null {
  return making || embedded ? null : feed;
}

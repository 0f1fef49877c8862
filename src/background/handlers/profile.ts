import { countWaiting } from '../../domain/household/sharing/count-waiting.ts';
import type { ExtraTimeRequest } from '../../domain/agreement/extra-time-request.ts';
import { resetProgress } from '../../domain/people/pin-reset.ts';
import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { Member, Parent } from '../../domain/people/members.ts';
import type { Millis } from '../../domain/time/units.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { machineZone } from '../../platform/clock.ts';
import type { BrowserProfileView, ParentView } from '../../messages/views.ts';
import { todaysRequests } from '../../store/agreement/extra-time-requests.ts';
import { localMembers } from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import type { BackgroundServices } from '../services.ts';
import { evaluate, OPEN_VIEW, toVerdictView } from '../enforcement/evaluator.ts';
import type { Handlers } from '../messaging/handler-types.ts';
import { waitingForParent } from '../sharing/waiting.ts';

/** The handler for the people of this browser, the PIN state and the verdict. */
export function profileHandlers(services: BackgroundServices) {
  return {
    profile: async () => ({ ok: true, profile: await viewOf(services) }),
  } satisfies Partial<Handlers>;
}

function phoneStateOf(phone: Parent['phone']): ParentView['phone'] {
  if (phone === undefined) return 'none';
  return phone.confirmed ? 'confirmed' : 'waiting';
}

async function viewOf(services: BackgroundServices): Promise<BrowserProfileView> {
  const { connection, clock, pinGuard, managedPolicy } = services;
  const evaluation = await evaluate(services, null);
  const settings = await connection.read(readSettings);
  const members = await connection.read(localMembers);
  const { wall } = clock.now();
  const requests = await connection.read(todaysRequests, wall);
  const now = recordedNow(settings, wall);
  const unlocked = await pinGuard.unlocked(settings);
  const { parents, attempts, pinReset, calendars, sealResult } = settings;
  return {
    members: members.toSorted(byName).map(({ id, name, pin, ideas, openingPauseMs }) => ({
      id,
      name,
      hasPin: pin !== undefined,
      ideas: ideas ?? [],
      openingPauseMs: openingPauseMs ?? null,
    })),
    current: evaluation?.member ?? null,
    parents: parents.map(({ id, name, phone }) => ({ id, name, phone: phoneStateOf(phone) })),
    hasPin: parents.length > 0,
    unlocked: unlocked === null ? null : { parent: unlocked.parent.id, until: unlocked.until },
    waitMs: attempts.waitMs,
    reset:
      pinReset === null
        ? null
        : { askedAt: pinReset.askedAt - now + wall, ...resetProgress(pinReset, wall) },
    requests: requests.map((one) => movedBy(one, wall - now)),
    waitingElsewhere: countWaiting(
      await connection.read(waitingForParent, settings, wall, evaluation?.member ?? null),
    ),
    verdict:
      evaluation === null
        ? { ...OPEN_VIEW, now: wall, zone: machineZone() }
        : toVerdictView(evaluation),
    seal: sealResult,
    managed: await managedPolicy.rules(),
    today: calendars.length === 0 ? '' : dateOf(calendarAt(calendars, now), now),
    firstDay: firstWeekday(settings.firstDay),
  };
}

/** A request with its times, and those of its answer, moved from recorded to wall-clock time. */
function movedBy(request: ExtraTimeRequest, byMs: Millis): ExtraTimeRequest {
  const { at, answer } = request;
  return {
    ...request,
    at: at + byMs,
    answer: answer === null ? null : { ...answer, at: answer.at + byMs },
  };
}

/** By name, then by id for a stable order. */
function byName(a: Member, b: Member): number {
  return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}

import { agreementAt } from '../../domain/agreement/agreement.ts';
import { isOfferedEarly } from '../../domain/agreement/extra-time-request.ts';
import { NOTICE_BEFORE } from '../../domain/limits/evaluation/evaluate.ts';
import type { Reason } from '../../domain/limits/evaluation/outcome.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import type { VerdictMessage } from '../../messages/index.ts';
import {
  readSession,
  removeFromSession,
  writeSession,
} from '../../platform/storage/session-storage.ts';
import { openNextTo } from '../../platform/tabs/extension-tabs.ts';
import { readAgreements } from '../../store/agreement/agreements.ts';
import { todaysRequests } from '../../store/agreement/extra-time-requests.ts';
import type { serialize } from '../lib/task-queue.ts';
import { CLOSED_PAGE } from './redirect-rules.ts';
import { toWallClock } from './evaluator.ts';
import type { Evaluation, EvaluationServices } from './evaluator.ts';

/** A reason is not announced again for this long, and its notice leads to one form at most. */
const NOTICE_INTERVAL: Millis = 10 * MINUTE;

/** The page that is shown while TikTok is off, with the form for extra time. */
const ASK_PAGE = `${CLOSED_PAGE}#ask`;

/** The notice that the site will close or ask soon, once (rule A11). */
export async function announce(
  services: EvaluationServices,
  evaluation: Evaluation,
): Promise<VerdictMessage['notice']> {
  const { verdict, context } = evaluation;
  const { next, state } = verdict;
  if (state !== 'open' || next === null || next.at - context.now > NOTICE_BEFORE) return null;
  // Whoever has just chosen to continue knows.
  if (next.at === context.answers.continuedUntil) return null;
  if (await wasLately('announced', next.reason, context.now)) return null;
  await noteNow('announced', next.reason, context.now);
  return {
    at: toWallClock(evaluation, next.at),
    reason: next.reason,
    strength: next.strength,
    offersMore: await offersMore(services, evaluation),
  };
}

/**
 * Opens the form for extra time next to the tab whose notice offered it. A page that forges the
 * press opens nothing before the notice, and one form at most after it. If the browser opens none,
 * the notice comes again with the next report, since a press has taken it away.
 */
export async function openForm(
  services: EvaluationServices & { readonly inTurn: ReturnType<typeof serialize> },
  evaluation: Evaluation,
  tab: number,
): Promise<void> {
  const { verdict, context } = evaluation;
  const { reason } = verdict.next ?? {};
  if (reason === undefined || !(await offersMore(services, evaluation))) return;
  const isDue = await services.inTurn(async () => {
    if (!(await wasLately('announced', reason, context.now))) return false;
    if (await wasLately('asked', reason, context.now)) return false;
    await noteNow('asked', reason, context.now);
    return true;
  });
  if (!isDue) return;
  try {
    await openNextTo(tab, ASK_PAGE);
  } catch (error) {
    await removeFromSession([`announced:${reason}`, `asked:${reason}`]);
    throw error;
  }
}

/** Whether the member may ask for more time before the site closes (rule A9). */
async function offersMore(
  { connection, managedPolicy }: EvaluationServices,
  { settings, member, verdict, context, wall }: Evaluation,
): Promise<boolean> {
  if (member === null || verdict.state !== 'open') return false;
  const { now } = context;
  return isOfferedEarly({
    member,
    next: verdict.next,
    now,
    managed: await managedPolicy.rules(),
    way: agreementAt(await connection.read(readAgreements, member), member, now)?.way ?? 'together',
    hasPin: settings.parents.length > 0,
    requests: await connection.read(todaysRequests, wall),
  });
}

async function wasLately(
  what: 'announced' | 'asked',
  reason: Reason,
  now: EpochMs,
): Promise<boolean> {
  const last = await readSession(`${what}:${reason}`);
  return typeof last === 'number' && Math.abs(now - last) < NOTICE_INTERVAL;
}

async function noteNow(what: 'announced' | 'asked', reason: Reason, now: EpochMs): Promise<void> {
  await writeSession(`${what}:${reason}`, now);
}

import { dateOf } from '../../domain/time/calendar.ts';
import { isAwaiting } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { isWithinSession } from '../../domain/limits/evaluation/context.ts';
import { CONTINUE } from '../../domain/limits/evaluation/evaluate.ts';
import { leaveFor } from '../../platform/tabs/open-documents.ts';
import type { Sender } from '../../platform/messaging/message-receiver.ts';
import { openForm } from './early-notice.ts';
import { CLOSED_PAGE } from './redirect-rules.ts';
import type { PageAnswer, PageLocation } from '../../messages/index.ts';
import { changeSettings, readSettings } from '../../store/settings.ts';
import { addDeclinedOpen } from '../../store/tracking/declined-opens.ts';
import { beginTracking } from '../lifecycle/start-tracking.ts';
import type { BackgroundServices } from '../services.ts';
import { evaluate, evaluatedFeed } from './evaluator.ts';

/** A document of the site. */
export type PageSender = Extract<Sender, { who: 'page' }>;

/**
 * Applies a person's answer to a question on the page. The message alone proves nothing, so an
 * answer counts only while the rules ask that question.
 */
export async function applyAnswer(
  services: BackgroundServices,
  location: PageLocation,
  answer: PageAnswer,
  sender: PageSender,
): Promise<void> {
  if (answer === 'begin') {
    // An embedded player does not show the notice.
    if (sender.tab !== null) await applyFirstVisitAnswer(services);
    return;
  }
  if (answer === 'finished') {
    await applyVideoEnd(services);
    return;
  }
  const evaluation = await evaluate(services, evaluatedFeed(location));
  if (answer === 'leave') {
    const isClosing = ['closed', 'ending'].includes(evaluation?.verdict.state ?? 'open');
    if (isClosing && sender.tab !== null) await leaveFor(sender.tab, CLOSED_PAGE);
    return;
  }
  if (evaluation === null || evaluation.member === null) return;
  if (answer === 'more-time') {
    if (sender.tab !== null) await openForm(services, evaluation, sender.tab);
    return;
  }
  const { context, verdict, member } = evaluation;
  const { now, calendar } = context;
  const { state } = verdict;
  switch (answer) {
    case 'continue':
      if (state === 'paused') await saveAnswer(services, { continuedUntil: now + CONTINUE });
      return;
    case 'pause-passed':
      if (state === 'opening-pause') await saveAnswer(services, { pausePassedAt: now });
      return;
    case 'not-now':
      if (state === 'opening-pause') {
        const skip = { at: now, member, site: sender.site.id, date: dateOf(calendar, now) };
        await services.connection.write(addDeclinedOpen, skip);
      }
      break;
    case 'stop':
  }
  // The fragment makes the closed page say that it was the person's own choice.
  if (state !== 'open' && sender.tab !== null) {
    const choice = isWithinSession(context) ? 'stopped' : 'declined';
    await leaveFor(sender.tab, `${CLOSED_PAGE}#${choice}`);
  }
}

/** The video that was allowed to finish has ended, so the site closes now (rule A11). */
async function applyVideoEnd(services: BackgroundServices): Promise<void> {
  const evaluation = await evaluate(services, null);
  if (evaluation?.verdict.state !== 'ending') return;
  await saveAnswer(services, { endedKey: evaluation.verdict.key });
}

/** Applies the answer to the first-visit notice, unless counting has started meanwhile. */
async function applyFirstVisitAnswer(services: BackgroundServices): Promise<void> {
  const settings = await services.connection.read(readSettings);
  if (isAwaiting(settings)) await beginTracking(services, '');
}

async function saveAnswer(
  { connection, enforcer }: Pick<BackgroundServices, 'connection' | 'enforcer'>,
  answer: Partial<Settings['answers']>,
): Promise<void> {
  await connection.write(changeSettings, ({ answers }) => ({ answers: { ...answers, ...answer } }));
  await enforcer.enforceAgain();
}

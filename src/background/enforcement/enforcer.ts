import { mustRecord } from '../../domain/time/recorded-clock.ts';
import { isSetUp } from '../../domain/settings/settings.ts';
import { NOTICE_BEFORE } from '../../domain/limits/evaluation/evaluate.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { nextWakeUp } from '../../domain/limits/evaluation/next-wake-up.ts';
import { setBoundaryAlarm } from '../../platform/alarm.ts';
import { machineZone } from '../../platform/clock.ts';
import { disconnectOutsideTabs } from '../../platform/messaging/message-receiver.ts';
import { unlistedFrames } from '../../platform/tabs/unlisted-frames.ts';
import {
  notifyDocuments,
  redirectTabs,
  redirectUnlessWriting,
  tabsWithUnsentWords,
} from '../../platform/tabs/open-documents.ts';
import type { SiteTab } from '../../platform/tabs/site-tabs.ts';
import { injectOverlay, injectOverlays } from '../../platform/tabs/script-injection.ts';
import type { Frame } from '../../platform/tabs/script-injection.ts';
import { CLOSED_PAGE, setRedirect } from './redirect-rules.ts';
import type { RedirectMode } from './redirect-rules.ts';
import type { PageLocation, VerdictMessage } from '../../messages/index.ts';
import { recordPresence } from '../../store/tracking/tracking-state.ts';
import { readSettings } from '../../store/settings.ts';
import { announce } from './early-notice.ts';
import { evaluate, evaluatedFeed, OPEN, toWallClock, toVerdictMessage } from './evaluator.ts';
import type { Evaluation, EvaluationServices } from './evaluator.ts';
import { recordOverdue } from '../lifecycle/overdue-tasks.ts';
import { coalesce, OverdueError } from '../lib/task-queue.ts';

const RETRY_DELAY: Millis = MINUTE;

/** Alarms do not fire sooner than this, so anything nearer gets a timer as well. */
const MIN_ALARM_DELAY: Millis = 40_000;

/** The verdict for a document, and when it has to ask again. */
export interface DocumentVerdict {
  readonly verdict: VerdictMessage;
  readonly nextChange: EpochMs;
}

/** The document that asks. */
export interface DocumentContext {
  readonly location: PageLocation;
  /** When it started, on the wall clock; `null` before the set-up. */
  readonly began: EpochMs | null;
  readonly frame: Frame | null;
  /** The tab, if the document is its top frame. */
  readonly tab: number | null;
  /** Whether somebody is watching, and would see a notice. */
  readonly attended: boolean;
}

/**
 * Enforces the verdict in layers, since each one alone has a hole (rule A19): new loads are
 * redirected, documents get the verdict when they ask and when it changes, and open tabs are sent
 * to the closed page unless somebody writes there (rule A23).
 */
export class Enforcer {
  readonly #services: EvaluationServices;
  readonly #otherDeadline: () => Promise<EpochMs>;
  readonly #onClosedChange: () => void;
  #wasClosed: boolean | undefined;
  #lastNotified: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #run = coalesce(async (signal) => {
    await this.#noticeClock();
    await this.#apply(signal);
  });

  /**
   * @param otherDeadline when something besides the rules is due; `Infinity` for never
   * @param onClosedChange called when the site has closed or opened
   */
  constructor(
    services: EvaluationServices,
    otherDeadline: () => Promise<EpochMs>,
    onClosedChange: () => void = () => undefined,
  ) {
    this.#services = services;
    this.#otherDeadline = otherDeadline;
    this.#onClosedChange = onClosedChange;
  }

  /** Whether the verdict is closed now. */
  async isClosed(): Promise<boolean> {
    return (await evaluate(this.#services, null))?.verdict.state === 'closed';
  }

  /** The verdict for one document, which is also enforced in its frame and tab. */
  async verdictFor(document: DocumentContext): Promise<DocumentVerdict> {
    const { location } = document;
    const evaluation =
      location.feed === null ? null : await evaluate(this.#services, evaluatedFeed(location));
    const { wall } = this.#services.clock.now();
    if (evaluation === null)
      return { verdict: { ...OPEN, zone: machineZone() }, nextChange: Infinity };
    const message = toVerdictMessage(evaluation);
    const verdict = withoutLastVideo(message, evaluation, document);
    if (verdict.state !== 'open') enforceIn(document, verdict);
    const notice =
      document.attended && !location.embedded ? await announce(this.#services, evaluation) : null;
    if (notice !== null && document.frame !== null) void injectOverlay(document.frame);
    return { verdict: { ...verdict, notice }, nextChange: nextChangeOf(evaluation, wall) };
  }

  /** After an answer or a change of rules: enforces, and notifies documents in any case. */
  async enforceAgain(): Promise<void> {
    this.#lastNotified = undefined;
    await this.enforce();
  }

  /** Brings everything in line with the verdict now, and schedules the next time. */
  async enforce(): Promise<void> {
    try {
      await this.#run();
    } catch (error) {
      // Whatever is in place stays, and is checked again soon, so that nobody stays locked out.
      const { wall } = this.#services.clock.now();
      await setBoundaryAlarm(wall + RETRY_DELAY);
      if (error instanceof OverdueError) await recordOverdue(wall);
      throw error;
    }
  }

  /** Records at once that the clock was set back, or is behind, so that nothing of it is lost (rule C6). */
  async #noticeClock(): Promise<void> {
    const { wall } = this.#services.clock.now();
    const settings = await this.#services.connection.read(readSettings);
    if (!isSetUp(settings) || !mustRecord(settings.recordedClock, settings.seenAt, wall)) return;
    await this.#services.connection.write(recordPresence, wall, machineZone());
  }

  /** Records the closing, so that setting the clock back to before it is noticed (rule C6). */
  async #recordClosing({ settings, wall }: Evaluation): Promise<void> {
    if (wall - settings.seenAt < MINUTE) return;
    await this.#services.connection.write(recordPresence, wall, machineZone());
  }

  /** @param signal aborted once a later run may have begun, which knows better */
  async #apply(signal: AbortSignal): Promise<void> {
    const evaluation = await evaluate(this.#services, null);
    signal.throwIfAborted();
    if (evaluation === null) {
      await setRedirect('none');
      return;
    }
    const { verdict } = evaluation;
    const closed = verdict.state === 'closed';
    if (closed !== this.#wasClosed) this.#onClosedChange();
    this.#wasClosed = closed;
    const isClosing = verdict.state === 'closed' || verdict.state === 'ending';
    // Messages may stay open while the rest of the site closes (rule A8).
    const forMessages =
      verdict.state === 'open' ? null : await evaluate(this.#services, 'messages');
    const messages = forMessages?.verdict.state === 'open' ? forMessages : null;
    signal.throwIfAborted();
    const closingMode: RedirectMode = messages === null ? 'all' : 'but-messages';
    // Asked while the rest goes on, so that a page that hangs is sent away no later.
    const isExempt = ({ feed }: SiteTab): boolean => messages !== null && feed === 'messages';
    const writing = closed ? tabsWithUnsentWords(isExempt) : null;
    // Redirect rules before tabs, or a tab that is sent away could load the site again.
    const layers = await Promise.allSettled([
      setRedirect(isClosing ? closingMode : 'none'),
      this.#notify(evaluation, messages),
    ]);
    signal.throwIfAborted();
    if (writing !== null) {
      const kept = await writing;
      signal.throwIfAborted();
      await redirectTabs(CLOSED_PAGE, (tab) => isExempt(tab) || kept.has(tab.id));
    }
    if (isClosing) await this.#recordClosing(evaluation);
    await this.#schedule(evaluation);
    const failed = layers.find((layer) => layer.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  /**
   * Sends the verdict to all documents, unless it is open and was sent already.
   * @param messages the evaluation for messages if they stay open
   */
  async #notify(evaluation: Evaluation, messages: Evaluation | null): Promise<void> {
    const { verdict, member } = evaluation;
    const { reason, key } = verdict;
    const message = toVerdictMessage(evaluation);
    const { state } = message;
    const notified = [member, state, reason, key, messages !== null].join(' ');
    const isNews = this.#lastNotified !== notified;
    if (!isNews && verdict.state === 'open') return;
    this.#lastNotified = notified;
    // They report at once, which enforces again; with every notice, that would never end.
    if (isNews) disconnectOutsideTabs();
    const notifying = notifyDocuments({
      notice: 'verdict',
      verdict: message,
      forMessages: messages === null ? message : toVerdictMessage(messages),
    });
    if (state === 'open') {
      await notifying;
      return;
    }
    const frames = await unlistedFrames();
    await Promise.all([
      notifying,
      injectOverlays(),
      ...frames.map(async (frame) => injectOverlay(frame)),
    ]);
  }

  async #schedule(evaluation: Evaluation): Promise<void> {
    const { context, managed, verdict } = evaluation;
    const wakeUps = [context, ...(managed === null ? [] : [managed])].map((each) =>
      nextWakeUp(each, verdict),
    );
    const { wall } = this.#services.clock.now();
    const planned = Math.min(
      toWallClock(evaluation, Math.min(...wakeUps)),
      await this.#otherDeadline(),
    );
    // A deadline in the past must not make this loop.
    const at = planned > evaluation.wall ? planned : wall + RETRY_DELAY;
    await setBoundaryAlarm(at);
    clearTimeout(this.#timer);
    const wait = at - wall;
    if (wait > MIN_ALARM_DELAY) return;
    this.#timer = setTimeout(
      () => {
        this.enforce().catch(reportError);
      },
      Math.max(0, wait),
    );
  }
}

/** A document that was opened after the limit was reached gets no last video (rule A11). */
function withoutLastVideo(
  message: VerdictMessage,
  evaluation: Evaluation,
  { began }: DocumentContext,
): VerdictMessage {
  const isLate = began !== null && began > toWallClock(evaluation, evaluation.verdict.since);
  return message.state === 'ending' && isLate
    ? { ...message, state: 'closed', endsBy: null }
    : message;
}

/** Shows the overlay in a document's frame; if the verdict is closed, its tab is sent away, unless kept. */
function enforceIn({ frame, tab }: DocumentContext, { state }: VerdictMessage): void {
  if (frame !== null) void injectOverlay(frame);
  if (state === 'closed' && tab !== null) void redirectUnlessWriting(tab, CLOSED_PAGE);
}

/** When a document has to ask again: at the next change, and for the notice before it. */
function nextChangeOf(evaluation: Evaluation, wall: EpochMs): EpochMs {
  const { verdict } = evaluation;
  const notice =
    verdict.next === null ? Infinity : toWallClock(evaluation, verdict.next.at - NOTICE_BEFORE);
  return Math.min(toWallClock(evaluation, verdict.until), notice > wall ? notice : Infinity);
}

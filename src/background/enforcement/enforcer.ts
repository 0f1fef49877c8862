import type { Clock } from '../../domain/time/clock.ts';
import type { Feed } from '../../domain/tracking/feeds.ts';
import { isSetBack } from '../../domain/time/recorded-clock.ts';
import { isSetUp } from '../../domain/settings/settings.ts';
import { NOTICE_BEFORE } from '../../domain/limits/evaluation/evaluate.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { nextWakeUp } from '../../domain/limits/evaluation/next-wake-up.ts';
import { setBoundaryAlarm } from '../../platform/alarm.ts';
import { machineZone } from '../../platform/clock.ts';
import { redirectTab, redirectTabs, notifyDocuments } from '../../platform/tabs/open-documents.ts';
import { injectOverlay, injectOverlays } from '../../platform/tabs/script-injection.ts';
import type { Frame } from '../../platform/tabs/script-injection.ts';
import { CLOSED_PAGE, setRedirect } from '../../platform/tabs/redirect-rules.ts';
import type { RedirectMode } from '../../platform/tabs/redirect-rules.ts';
import { readSession, writeSession } from '../../platform/storage/session-storage.ts';
import type { PageLocation, VerdictMessage } from '../../messages/index.ts';
import type { ManagedPolicy } from './managed-policy.ts';
import { recordPresence } from '../../store/tracking/tracking-state.ts';
import { readSettings } from '../../store/settings.ts';
import { embeddedFrames } from '../lifecycle/document-registry.ts';
import { evaluatedFeed, RuleEvaluator, toWallClock, toVerdictMessage } from './evaluator.ts';
import type { Evaluation } from './evaluator.ts';
import { serialize } from '../lib/serialize.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/** A reason that was announced is not announced again for this long. */
const NOTICE_AGAIN: Millis = 10 * MINUTE;

/** After a failure, how long until it is tried again. */
const RETRY_DELAY: Millis = MINUTE;

/** Alarms come no sooner; what is nearer is waited for here. */
const ALARM_AT_LEAST: Millis = 40_000;

/** What a document is told, and when it has to ask again. */
export interface DocumentVerdict {
  readonly verdict: VerdictMessage;
  readonly nextChange: EpochMs;
}

/** Who asks: where the document is, and when it began to speak. */
export interface DocumentContext {
  readonly location: PageLocation;
  readonly began: EpochMs | null;
  readonly frame: Frame | null;
  /** The tab, where the document is all of it. */
  readonly tab: number | null;
  /** Whether somebody watches right now, so that a notice would be seen. */
  readonly attended: boolean;
}

/**
 * Holds the site to what the rules say, in four layers (design: Enforcement): new loads are
 * redirected, documents are told when they ask and when it changes, and tabs are sent away. What
 * is in place is compared with what should be, and put right.
 */
export class Enforcer {
  readonly #evaluator: RuleEvaluator;
  readonly #clock: Clock;
  readonly #connection: DatabaseConnection;
  readonly #endsAlso: () => Promise<EpochMs>;
  readonly #turned: () => void;
  #wasClosed: boolean | undefined;
  #told: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #oneWork = serialize();

  /**
   * @param endsAlso when something else has to end in time; Infinity where nothing has
   * @param turned hears when the site has closed or opened
   */
  constructor(
    connection: DatabaseConnection,
    clock: Clock,
    managedPolicy: ManagedPolicy,
    endsAlso: () => Promise<EpochMs>,
    turned: () => void = () => undefined,
  ) {
    this.#turned = turned;
    this.#connection = connection;
    this.#endsAlso = endsAlso;
    this.#evaluator = new RuleEvaluator(connection, clock, managedPolicy);
    this.#clock = clock;
  }

  get evaluator(): RuleEvaluator {
    return this.#evaluator;
  }

  /** Whether the rules keep the site closed now. */
  async isClosed(): Promise<boolean> {
    return (await this.#evaluator.evaluate(null))?.verdict.state === 'closed';
  }

  /** What the rules say to one document; what that takes in its frame follows at once. */
  async verdictFor(asker: DocumentContext): Promise<DocumentVerdict> {
    const evaluation = await this.#evaluator.evaluate(evaluatedFeed(asker.location));
    const { wall } = this.#clock.now();
    if (evaluation === null)
      return { verdict: toVerdictMessage(null, machineZone()), nextChange: Infinity };
    const word = this.#strict(toVerdictMessage(evaluation, machineZone()), evaluation, asker);
    if (word.state !== 'open') this.#hold(asker, word);
    const announced = asker.attended ? await announce(evaluation) : null;
    const notice = asker.location.embedded ? null : (announced ?? word.notice);
    if (notice !== null && asker.frame !== null) void injectOverlay(asker.frame);
    return { verdict: { ...word, notice }, nextChange: nextChangeOf(evaluation, wall) };
  }

  /** Somebody answered, or rules were changed: what was told before may not hold any more. */
  async enforceAgain(): Promise<void> {
    this.#told = undefined;
    await this.enforce();
  }

  /** Compares what is in place with the rules, and puts it right; one at a time. */
  async enforce(): Promise<void> {
    await this.#oneWork(async () => this.#enforceNow());
  }

  async #enforceNow(): Promise<void> {
    try {
      await this.#noticeClock();
      await this.#apply();
    } catch (error) {
      // What holds goes on to hold, and is looked at again: nobody is to stay locked out.
      await setBoundaryAlarm(this.#clock.now().wall + RETRY_DELAY);
      throw error;
    }
  }

  /** A clock that was set back is written down at once: from then on, recorded time goes on by itself. */
  async #noticeClock(): Promise<void> {
    const { wall } = this.#clock.now();
    const settings = await this.#connection.read(readSettings);
    if (!isSetUp(settings) || !isSetBack(settings.recordedClock, settings.seenAt, wall)) return;
    await this.#connection.write((database) => recordPresence(database, wall, machineZone()));
  }

  /**
   * The site is closed: written down, so that a clock which is set back to before that is noticed,
   * also where the rule was made after it had begun to speak.
   */
  async #noteSeen({ settings, wall }: Evaluation): Promise<void> {
    if (wall - settings.seenAt < MINUTE) return;
    await this.#connection.write((database) => recordPresence(database, wall, machineZone()));
  }

  async #apply(): Promise<void> {
    const evaluation = await this.#evaluator.evaluate(null);
    if (evaluation === null) {
      await setRedirect('none');
      return;
    }
    const { verdict } = evaluation;
    const closed = verdict.state === 'closed';
    if (closed !== this.#wasClosed) this.#turned();
    this.#wasClosed = closed;
    const shut = verdict.state === 'closed' || verdict.state === 'ending';
    const spared = verdict.state === 'open' ? null : await this.#evaluator.evaluate('messages');
    const messages = spared !== null && spared.verdict.state === 'open' ? spared : null;
    const wanted: RedirectMode = shut ? (messages === null ? 'all' : 'but-messages') : 'none';
    const words = { all: toVerdictMessage(evaluation, machineZone()), messages };
    // New loads first: what is sent away must not come back in between.
    const layers = await Promise.allSettled([
      setRedirect(wanted),
      this.#tell(evaluation, words.all, messages),
    ]);
    if (closed) {
      await redirectTabs(CLOSED_PAGE, (feed) => messages !== null && feed === 'messages');
    }
    if (shut) await this.#noteSeen(evaluation);
    await this.#schedule(evaluation);
    // Each layer stands for itself; that one failed is heard of when the others are in place.
    const failed = layers.find((layer) => layer.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  /** Tells all documents, unless they were told the same already. */
  async #tell(
    evaluation: Evaluation,
    word: VerdictMessage,
    messages: Evaluation | null,
  ): Promise<void> {
    const { verdict, member } = evaluation;
    const news = [member, verdict.state, verdict.reason, verdict.key, messages !== null].join(' ');
    if (this.#told === news && word.state === 'open') return;
    this.#told = news;
    const spared = messages === null ? word : toVerdictMessage(messages, machineZone());
    const wordFor = (feed: Feed | null): VerdictMessage => (feed === 'messages' ? spared : word);
    const tell = notifyDocuments((feed) => ({ notice: 'verdict', verdict: wordFor(feed) }));
    if (word.state === 'open') {
      await Promise.all([tell, ...(word.notice === null ? [] : [injectOverlays()])]);
      return;
    }
    const frames = await embeddedFrames();
    await Promise.all([
      tell,
      injectOverlays(),
      ...frames.map(async (frame) => injectOverlay(frame)),
    ]);
  }

  /** A document that came after the rule had spoken is not among those whose video may finish. */
  #strict(
    word: VerdictMessage,
    evaluation: Evaluation,
    { began }: DocumentContext,
  ): VerdictMessage {
    const late = began !== null && began > toWallClock(evaluation, evaluation.verdict.since);
    return word.state === 'ending' && late ? { ...word, state: 'closed', endsBy: null } : word;
  }

  /** Draws what the word asks for, and sends the tab away where it says so. */
  #hold({ frame, tab }: DocumentContext, { state }: VerdictMessage): void {
    if (frame !== null) void injectOverlay(frame);
    if (state === 'closed' && tab !== null) void redirectTab(tab, CLOSED_PAGE);
  }

  async #schedule(evaluation: Evaluation): Promise<void> {
    const { context, managed, verdict } = evaluation;
    const moments = [context, ...(managed === null ? [] : [managed])].map((one) =>
      nextWakeUp(one, verdict),
    );
    const { wall } = this.#clock.now();
    const planned = Math.min(toWallClock(evaluation, Math.min(...moments)), await this.#endsAlso());
    // What is past already is looked at again in a moment, never at once and for ever.
    const at = planned > evaluation.wall ? planned : wall + RETRY_DELAY;
    await setBoundaryAlarm(at);
    clearTimeout(this.#timer);
    const wait = at - wall;
    if (wait > ALARM_AT_LEAST) return;
    this.#timer = setTimeout(
      () => {
        this.enforce().catch(reportError);
      },
      Math.max(0, wait),
    );
  }
}

/** When a document has to ask again: at the next change, and for the word before it. */
function nextChangeOf(evaluation: Evaluation, wall: EpochMs): EpochMs {
  const { verdict } = evaluation;
  const notice =
    verdict.next === null ? Infinity : toWallClock(evaluation, verdict.next.at - NOTICE_BEFORE);
  return Math.min(toWallClock(evaluation, verdict.until), notice > wall ? notice : Infinity);
}

/** Said once: the site will close, or ask. */
async function announce(evaluation: Evaluation): Promise<VerdictMessage['notice']> {
  const { verdict, context } = evaluation;
  const { next, state } = verdict;
  if (state !== 'open' || next === null || next.at - context.now > NOTICE_BEFORE) return null;
  // Whoever just chose five minutes more knows.
  if (next.at === context.answers.continuedUntil) return null;
  const key = `announced:${next.reason}`;
  const last = await readSession(key);
  if (typeof last === 'number' && Math.abs(context.now - last) < NOTICE_AGAIN) return null;
  await writeSession(key, context.now);
  return { at: toWallClock(evaluation, next.at), reason: next.reason };
}

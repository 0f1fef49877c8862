import type { Clock } from '../../domain/time/clock.ts';
import type { Feed } from '../../domain/tracking/feeds.ts';
import { isSetBack } from '../../domain/time/recorded-clock.ts';
import { isSetUp } from '../../domain/settings/settings.ts';
import { NOTICE_BEFORE } from '../../domain/limits/evaluation/evaluate.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { wakeAt } from '../../domain/limits/evaluation/next-wake-up.ts';
import { setBoundaryAlarm } from '../../platform/alarm.ts';
import { machineZone } from '../../platform/clock.ts';
import {
  drawIn,
  drawInOpenDocuments,
  sendTab,
  sendTabs,
  tellDocuments,
} from '../../platform/tabs/open-documents.ts';
import type { Frame } from '../../platform/tabs/open-documents.ts';
import { CLOSED_PAGE, redirect } from '../../platform/tabs/redirect-rules.ts';
import type { Redirection } from '../../platform/tabs/redirect-rules.ts';
import { recall, remember } from '../../platform/storage/session-storage.ts';
import type { Place, Word } from '../../messages/index.ts';
import type { Administrator } from './managed-policy.ts';
import { notePresence } from '../../store/tracking/tracking-state.ts';
import { readSettings } from '../../store/settings.ts';
import { embeddedFrames } from '../lifecycle/document-registry.ts';
import { feedOf, Judge, onWall, wordOf } from './evaluator.ts';
import type { Judgement } from './evaluator.ts';
import { queue } from '../lib/serialize.ts';
import type { Vault } from '../storage/database-connection.ts';

/** A reason that was announced is not announced again for this long. */
const NOTICE_AGAIN: Millis = 10 * MINUTE;

/** After a failure, how long until it is tried again. */
const AGAIN: Millis = MINUTE;

/** Alarms come no sooner; what is nearer is waited for here. */
const ALARM_AT_LEAST: Millis = 40_000;

/** What a document is told, and when it has to ask again. */
export interface Told {
  readonly word: Word;
  readonly nextChange: EpochMs;
}

/** Who asks: where the document is, and when it began to speak. */
export interface Asker {
  readonly place: Place;
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
export class Warden {
  readonly #judge: Judge;
  readonly #clock: Clock;
  readonly #vault: Vault;
  readonly #endsAlso: () => Promise<EpochMs>;
  readonly #turned: () => void;
  #wasClosed: boolean | undefined;
  #told: string | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;
  readonly #oneWork = queue();

  /**
   * @param endsAlso when something else has to end in time; Infinity where nothing has
   * @param turned hears when the site has closed or opened
   */
  constructor(
    vault: Vault,
    clock: Clock,
    administrator: Administrator,
    endsAlso: () => Promise<EpochMs>,
    turned: () => void = () => undefined,
  ) {
    this.#turned = turned;
    this.#vault = vault;
    this.#endsAlso = endsAlso;
    this.#judge = new Judge(vault, clock, administrator);
    this.#clock = clock;
  }

  get judge(): Judge {
    return this.#judge;
  }

  /** Whether the rules keep the site closed now. */
  async isClosed(): Promise<boolean> {
    return (await this.#judge.judge(null))?.verdict.state === 'closed';
  }

  /** What the rules say to one document; what that takes in its frame follows at once. */
  async answer(asker: Asker): Promise<Told> {
    const judgement = await this.#judge.judge(feedOf(asker.place));
    const { wall } = this.#clock.now();
    if (judgement === null) return { word: wordOf(null, machineZone()), nextChange: Infinity };
    const word = this.#strict(wordOf(judgement, machineZone()), judgement, asker);
    if (word.state !== 'open') this.#hold(asker, word);
    const announced = asker.attended ? await announce(judgement) : null;
    const notice = asker.place.embedded ? null : (announced ?? word.notice);
    if (notice !== null && asker.frame !== null) void drawIn(asker.frame);
    return { word: { ...word, notice }, nextChange: nextChangeOf(judgement, wall) };
  }

  /** Somebody answered, or rules were changed: what was told before may not hold any more. */
  async enforceAnew(): Promise<void> {
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
      await this.#putRight();
    } catch (error) {
      // What holds goes on to hold, and is looked at again: nobody is to stay locked out.
      await setBoundaryAlarm(this.#clock.now().wall + AGAIN);
      throw error;
    }
  }

  /** A clock that was set back is written down at once: from then on, recorded time goes on by itself. */
  async #noticeClock(): Promise<void> {
    const { wall } = this.#clock.now();
    const settings = await this.#vault.read(readSettings);
    if (!isSetUp(settings) || !isSetBack(settings.ledger, settings.seenAt, wall)) return;
    await this.#vault.write((database) => notePresence(database, wall, machineZone()));
  }

  /**
   * The site is closed: written down, so that a clock which is set back to before that is noticed,
   * also where the rule was made after it had begun to speak.
   */
  async #noteSeen({ settings, wall }: Judgement): Promise<void> {
    if (wall - settings.seenAt < MINUTE) return;
    await this.#vault.write((database) => notePresence(database, wall, machineZone()));
  }

  async #putRight(): Promise<void> {
    const judgement = await this.#judge.judge(null);
    if (judgement === null) {
      await redirect('none');
      return;
    }
    const { verdict } = judgement;
    const closed = verdict.state === 'closed';
    if (closed !== this.#wasClosed) this.#turned();
    this.#wasClosed = closed;
    const shut = verdict.state === 'closed' || verdict.state === 'ending';
    const spared = verdict.state === 'open' ? null : await this.#judge.judge('messages');
    const messages = spared !== null && spared.verdict.state === 'open' ? spared : null;
    const wanted: Redirection = shut ? (messages === null ? 'all' : 'but-messages') : 'none';
    const words = { all: wordOf(judgement, machineZone()), messages };
    // New loads first: what is sent away must not come back in between.
    const layers = await Promise.allSettled([
      redirect(wanted),
      this.#tell(judgement, words.all, messages),
    ]);
    if (closed) {
      await sendTabs(CLOSED_PAGE, (feed) => messages !== null && feed === 'messages');
    }
    if (shut) await this.#noteSeen(judgement);
    await this.#schedule(judgement);
    // Each layer stands for itself; that one failed is heard of when the others are in place.
    const failed = layers.find((layer) => layer.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  /** Tells all documents, unless they were told the same already. */
  async #tell(judgement: Judgement, word: Word, messages: Judgement | null): Promise<void> {
    const { verdict, member } = judgement;
    const news = [member, verdict.state, verdict.reason, verdict.key, messages !== null].join(' ');
    if (this.#told === news && word.state === 'open') return;
    this.#told = news;
    const spared = messages === null ? word : wordOf(messages, machineZone());
    const wordFor = (feed: Feed | null): Word => (feed === 'messages' ? spared : word);
    const tell = tellDocuments((feed) => ({ notice: 'word', word: wordFor(feed) }));
    if (word.state === 'open') {
      await Promise.all([tell, ...(word.notice === null ? [] : [drawInOpenDocuments()])]);
      return;
    }
    const frames = await embeddedFrames();
    await Promise.all([tell, drawInOpenDocuments(), ...frames.map(async (frame) => drawIn(frame))]);
  }

  /** A document that came after the rule had spoken is not among those whose video may finish. */
  #strict(word: Word, judgement: Judgement, { began }: Asker): Word {
    const late = began !== null && began > onWall(judgement, judgement.verdict.since);
    return word.state === 'ending' && late ? { ...word, state: 'closed', endsBy: null } : word;
  }

  /** Draws what the word asks for, and sends the tab away where it says so. */
  #hold({ frame, tab }: Asker, { state }: Word): void {
    if (frame !== null) void drawIn(frame);
    if (state === 'closed' && tab !== null) void sendTab(tab, CLOSED_PAGE);
  }

  async #schedule(judgement: Judgement): Promise<void> {
    const { situation, managed, verdict } = judgement;
    const moments = [situation, ...(managed === null ? [] : [managed])].map((one) =>
      wakeAt(one, verdict),
    );
    const { wall } = this.#clock.now();
    const planned = Math.min(onWall(judgement, Math.min(...moments)), await this.#endsAlso());
    // What is past already is looked at again in a moment, never at once and for ever.
    const at = planned > judgement.wall ? planned : wall + AGAIN;
    await setBoundaryAlarm(at);
    clearTimeout(this.#soon);
    const wait = at - wall;
    if (wait > ALARM_AT_LEAST) return;
    this.#soon = setTimeout(
      () => {
        this.enforce().catch(reportError);
      },
      Math.max(0, wait),
    );
  }
}

/** When a document has to ask again: at the next change, and for the word before it. */
function nextChangeOf(judgement: Judgement, wall: EpochMs): EpochMs {
  const { verdict } = judgement;
  const notice =
    verdict.next === null ? Infinity : onWall(judgement, verdict.next.at - NOTICE_BEFORE);
  return Math.min(onWall(judgement, verdict.until), notice > wall ? notice : Infinity);
}

/** Said once: the site will close, or ask. */
async function announce(judgement: Judgement): Promise<Word['notice']> {
  const { verdict, situation } = judgement;
  const { next, state } = verdict;
  if (state !== 'open' || next === null || next.at - situation.now > NOTICE_BEFORE) return null;
  // Whoever just chose five minutes more knows.
  if (next.at === situation.answers.continuedUntil) return null;
  const key = `announced:${next.reason}`;
  const last = await recall(key);
  if (typeof last === 'number' && Math.abs(situation.now - last) < NOTICE_AGAIN) return null;
  await remember(key, situation.now);
  return { at: onWall(judgement, next.at), reason: next.reason };
}

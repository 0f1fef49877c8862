import { Dexie } from 'dexie';
import { ManagedPolicy } from '../../../src/background/enforcement/managed-policy.ts';
import { ClockWatch } from '../../../src/background/lifecycle/clock-watch.ts';
import { FolderSync } from '../../../src/background/sharing/folder-sync.ts';
import { PinGuard } from '../../../src/background/security/pin-guard.ts';
import { makeHandler } from '../../../src/background/messaging/router.ts';
import type { BackgroundServices } from '../../../src/background/services.ts';
import { serialize } from '../../../src/background/lib/task-queue.ts';
import type { OwnMessageName } from '../../../src/background/messaging/handler-types.ts';
import { SealService } from '../../../src/background/security/seal-service.ts';
import { DatabaseConnection } from '../../../src/background/storage/database-connection.ts';
import { SecondCopyKeeper } from '../../../src/background/storage/second-copy-keeper.ts';
import { Enforcer } from '../../../src/background/enforcement/enforcer.ts';
import type { Rules } from '../../../src/domain/limits/rules/rules.ts';
import { NO_RULES } from '../../../src/domain/limits/rules/rules.ts';
import { SITES } from '../../../src/domain/tracking/sites.ts';
import type { Site } from '../../../src/domain/tracking/sites.ts';
import { MINUTE } from '../../../src/domain/time/units.ts';
import type { EpochMs } from '../../../src/domain/time/units.ts';
import type { Sender } from '../../../src/platform/messaging/message-receiver.ts';
import type {
  Answer,
  MessageName,
  PageMessageName,
  Reply,
  Request,
} from '../../../src/messages/index.ts';
import type { BrowserProfileView } from '../../../src/messages/views.ts';
import type { KintimeDatabase } from '../../../src/store/db/database.ts';
import { DATABASE } from '../../../src/store/db/schema.ts';
import { moment } from '../../arbitraries.ts';
import { storage } from './browser-stub.ts';

export const PIN = '482915';
/** Wednesday. */
const TODAY = '2026-05-06';
const [TIKTOK] = SITES as readonly [Site];

/** A time on Wednesday, or with a date: `18:00`, or `2026-05-07T18:00`. */
export function at(time: string): EpochMs {
  return moment(`${time.includes('T') ? time : `${TODAY}T${time}`}Z`);
}

export function rules(more: Partial<Rules> = {}): Rules {
  return { ...NO_RULES, ...more };
}

/**
 * The background with its real handlers, a fake IndexedDB, and a clock that the test sets. The test
 * file mocks the browser with `browser-stub.ts`.
 */
export class TestBackground {
  readonly connection: DatabaseConnection;
  readonly services: BackgroundServices;
  readonly #handle: ReturnType<typeof makeHandler>;
  readonly #running: Promise<void>[] = [];
  #wall: EpochMs = at('12:00');
  #mono = 0;
  #sequence = 0;
  #document: string = crypto.randomUUID();

  private constructor() {
    const clock = { now: () => ({ wall: this.#wall, mono: this.#mono }) };
    const connection = new DatabaseConnection(() => undefined, new SecondCopyKeeper(clock));
    this.connection = connection;
    const managedPolicy = new ManagedPolicy(() => undefined);
    const pinGuard = new PinGuard(connection, clock, () => undefined);
    const sealService = new SealService(connection, clock);
    const enforcer = new Enforcer({ connection, clock, managedPolicy }, () =>
      pinGuard.unlockedUntil(),
    );
    this.services = {
      connection,
      clock,
      clockWatch: new ClockWatch(connection, clock),
      pinGuard,
      sealService,
      enforcer,
      folderSync: new FolderSync(
        { connection, clock, pinGuard, sealService },
        () => enforcer.enforceAgain(),
        () => undefined,
      ),
      managedPolicy,
      inTurn: serialize(),
      refreshBadge: () => undefined,
      inBackground: (work) => {
        this.#running.push(work);
      },
    };
    this.#handle = makeHandler(this.services);
  }

  /** Mia's browser, with counting started. */
  static async open(): Promise<TestBackground> {
    const background = await TestBackground.install();
    await background.request('start-counting', { memberName: 'Mia' });
    return background;
  }

  /** Mia's browser, set up by a parent alone: counting waits for Mia. */
  static async openAwaitingMember(): Promise<TestBackground> {
    const background = await TestBackground.install();
    await background.request('start-counting', { memberName: 'Mia', alone: true });
    return background;
  }

  /** A new installation. */
  static async install(): Promise<TestBackground> {
    await Dexie.delete(DATABASE);
    for (const area of [storage.session, storage.local]) {
      await area.remove(Object.keys(await area.get(null)));
    }
    return new TestBackground();
  }

  /** Mia's browser, with Dad's PIN set and Dad unlocked. */
  static async openWithParent(): Promise<TestBackground> {
    const background = await TestBackground.open();
    await background.request('unlock', { pin: PIN, confirm: PIN, parentName: 'Dad' });
    return background;
  }

  setTime(time: string): void {
    this.#mono += Math.max(0, at(time) - this.#wall);
    this.#wall = at(time);
  }

  /** Sets the clock, which takes no time. */
  setClock(time: string): void {
    this.#wall = at(time);
  }

  /** Kintime runs for so many minutes, with a page open that asks it every 30 s. */
  async run(minutes: number): Promise<void> {
    for (let halves = minutes * 2; halves > 0; halves -= 1) {
      this.#wall += MINUTE / 2;
      this.#mono += MINUTE / 2;
      // oxlint-disable-next-line no-await-in-loop -- one after the other, as time passes
      await this.request('tracking-status', {});
    }
  }

  async send<N extends OwnMessageName>(name: N, request: Request<N>): Promise<Answer<N>> {
    const answer = (await this.#handle({ name, ...request }, { who: 'kintime' })) as Answer<N>;
    await Promise.all(this.#running.splice(0));
    return answer;
  }

  /** @throws Error if the request is refused */
  async request<N extends OwnMessageName>(name: N, request: Request<N>): Promise<Reply<N>> {
    const answer = await this.send(name, request);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer;
  }

  async profile(): Promise<BrowserProfileView> {
    return (await this.request('profile', {})).profile;
  }

  async memberId(name: string): Promise<string> {
    const found = (await this.profile()).members.find((member) => member.name === name);
    if (found === undefined) throw new Error(`No member ${name}`);
    return found.id;
  }

  /** The current verdict, such as `Mia closed bedtime`. */
  async verdict(): Promise<string> {
    const { verdict, members } = await this.profile();
    const name = members.find(({ id }) => id === verdict.member)?.name ?? 'nobody';
    return [name, verdict.state, verdict.reason].filter((part) => part !== null).join(' ');
  }

  async setRules(member: string, agreed: Rules): Promise<void> {
    const terms = { lookAgain: null, wishes: [], atOnce: true };
    await this.request('save-agreement', { member, way: 'parent', rules: agreed, ...terms });
  }

  /** Adds a member without rules. */
  async addUnlimitedMember(name: string): Promise<string> {
    const { member } = await this.request('add-member', { memberName: name });
    await this.setRules(member, rules());
    return member;
  }

  async switchTo(member: string, pin = ''): Promise<string> {
    const answer = await this.send('switch-member', { member, pin });
    return answer.ok ? 'switched' : answer.error;
  }

  /** Reports that a page was watched, for an hour at most. In the past, the last page reports it. */
  async watch(from: string, to: string): Promise<void> {
    if (at(from) >= this.#wall) {
      this.setTime(from);
      this.#document = crypto.randomUUID();
      await this.#request('hello', { began: at(from) });
    }
    this.setTime(to);
    await this.#request('report', {
      sequence: (this.#sequence += 1),
      claims: [{ start: at(from), end: at(to), feed: 'for-you' }],
      gaps: [],
      touchedAgoMs: null,
    });
    await Promise.all(this.#running.splice(0));
  }

  /** Restarts the browser. */
  async restartBrowser(): Promise<void> {
    await storage.session.remove(Object.keys(await storage.session.get(null)));
  }

  /** Opens the database anew, as a new worker does. */
  async restartWorker(): Promise<void> {
    await this.connection.read(async (database) => database.close());
  }

  async read<T>(work: (database: KintimeDatabase) => Promise<T>): Promise<T> {
    return this.connection.read(work);
  }

  async loggedEvents(): Promise<string[]> {
    return this.read(async ({ log }) => (await log.toArray()).map(({ what }) => what));
  }

  /**
   * Sends a message as a document of the site; frame 0 is the top frame.
   * @param isListed whether its tab shows the site by its URL
   */
  async sendFromPage(
    name: PageMessageName,
    request: object,
    frame = 0,
    isListed = true,
  ): Promise<Answer<MessageName>> {
    const tab = frame === 0 ? 1 : null;
    const sender: Sender = { who: 'page', site: TIKTOK, tab, frame: { tab: 1, frame }, isListed };
    const place = { feed: 'for-you', embedded: false };
    return this.#handle({ name, document: this.#document, ...place, ...request }, sender);
  }

  async #request(name: 'hello' | 'report', request: object): Promise<void> {
    const answer = await this.sendFromPage(name, request);
    if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  }
}

/** A firm daily limit, the same on every day. */
export function daily(minutes: number): Rules['daily'] {
  const limitsMs = Array.from({ length: 7 }, () => minutes * MINUTE);
  return { limitsMs, strength: 'firm', messagesOpen: false };
}

import {
  isPinLength,
  isResetDue,
  RESET_RUNNING_TIME,
  RESET_WAIT,
  normalizePin,
} from '../../domain/people/pin-attempts.ts';
import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { Member, Parent } from '../../domain/people/members.ts';
import { isSetUp } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { machineZone } from '../../platform/clock.ts';
import { newPin, verifyPin } from '../../platform/crypto/pin-crypto.ts';
import type { SealKey } from '../../platform/crypto/pin-crypto.ts';
import type { Failure } from '../../messages/index.ts';
import type { BrowserProfileView, ParentView } from '../../messages/views.ts';
import {
  changeParents,
  changeReset,
  endReset,
  localMembers,
  withPin,
  writeParents,
  writeReset,
} from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { toVerdictView } from '../enforcement/evaluator.ts';
import type { Handlers } from '../messaging/handler-types.ts';

type ParentMessageName =
  | 'profile'
  | 'unlock'
  | 'lock'
  | 'add-parent'
  | 'remove-parent'
  | 'change-pin'
  | 'request-pin-reset'
  | 'cancel-pin-reset';

/** Parents, their PINs, and what a PIN opens. */
export function parentHandlers(services: BackgroundServices): Handlers<ParentMessageName> {
  const { connection, clock, pinGuard, sealService } = services;
  const wallNow = (): EpochMs => clock.now().wall;
  const read = async (): Promise<Settings> => connection.read(readSettings);

  return {
    profile: async () => ({ ok: true, profile: await viewOf(services) }),
    unlock: async ({ pin, confirm, parentName }) => {
      const settings = await read();
      if (!isSetUp(settings)) return failure('not-counting', '');
      const { parents, pinReset } = settings;
      const due = pinReset !== null && isResetDue(pinReset, recordedNow(settings, wallNow()));
      if (parents.length === 0 || (due && confirm !== '')) {
        return setFirst(services, settings, parentName, pin, confirm);
      }
      const known = await pinGuard.identify(pin, parents);
      if (!known.ok) return known;
      const parent = known.holder.id;
      await sealService.renew(parent, known.sealKey);
      return { ok: true, parent, until: await pinGuard.unlock(parent), first: false };
    },
    lock: async () => {
      await pinGuard.lock();
      sealService.forget();
      return { ok: true };
    },
    'add-parent': async ({ parentName, pin, confirm }) => {
      const settings = await read();
      if ((await pinGuard.unlocked(settings)) === null) return failure('needs-pin', '');
      const fault = await faultOf(settings.parents, pin, confirm);
      if (fault !== null) return fault;
      const who = parentName.trim();
      if (who === '') return failure('name-missing', '');
      const { parent, sealKey } = await parentOf(who, pin);
      const entry = { what: 'parent-added' as const, who };
      await sealService.rekey(parent.id, sealKey, (database) =>
        writeParents(database, (parents) => [...parents, parent], entry, wallNow()),
      );
      return { ok: true };
    },
    'remove-parent': async ({ parent }) => {
      const settings = await read();
      if ((await pinGuard.unlocked(settings)) === null) return failure('needs-pin', '');
      const gone = settings.parents.find(({ id }) => id === parent);
      if (gone === undefined) return failure('not-there', 'parent');
      const entry = { what: 'parent-removed' as const, who: gone.name };
      await connection.write((database) =>
        changeParents(
          database,
          (parents) => parents.filter(({ id }) => id !== parent),
          entry,
          wallNow(),
        ),
      );
      return { ok: true };
    },
    'change-pin': async ({ pin, confirm }) => {
      const settings = await read();
      const unlocked = await pinGuard.unlocked(settings);
      if (unlocked === null) return failure('needs-pin', '');
      const { id, name } = unlocked.parent;
      const others = settings.parents.filter((parent) => parent.id !== id);
      const fault = await faultOf(others, pin, confirm);
      if (fault !== null) return fault;
      const { record, sealKey } = await newPin(normalizePin(pin));
      const entry = { what: 'pin-changed' as const, who: name };
      await sealService.rekey(id, sealKey, async (database) => {
        await writeParents(database, (parents) => withPin(parents, id, record), entry, wallNow());
        await endReset(database, wallNow());
      });
      return { ok: true };
    },
    'request-pin-reset': async () => {
      const settings = await read();
      if (settings.parents.length === 0) return failure('not-needed', '');
      if (settings.pinReset !== null) return { ok: true };
      const reset = { askedAt: recordedNow(settings, wallNow()), ranMs: 0 };
      await connection.write((database) =>
        changeReset(database, reset, { what: 'reset-asked' }, wallNow()),
      );
      return { ok: true };
    },
    'cancel-pin-reset': async () => {
      const settings = await read();
      if (settings.pinReset === null) return { ok: true };
      await connection.write((database) =>
        changeReset(database, null, { what: 'reset-cancelled' }, wallNow()),
      );
      return { ok: true };
    },
  };
}

/** Two people set a first PIN at once. */
class ParentsChangedError extends Error {
  override readonly name = 'ParentsChangedError';
}

/** Both as they were read from the database, in which the order of fields stays. */
function isDeepSame(a: readonly Parent[], b: readonly Parent[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The first PIN of a household, or the one that takes the place of a forgotten one. */
async function setFirst(
  { clock, pinGuard, sealService }: BackgroundServices,
  settings: Settings,
  typedName: string,
  pin: string,
  confirm: string,
): Promise<{ ok: true; parent: string; until: EpochMs; first: boolean } | Failure> {
  const name = typedName.trim();
  const forgetful = settings.parents.find((parent) => parent.name === name) ?? settings.parents[0];
  const others = settings.parents.filter(({ id }) => id !== forgetful?.id);
  const fault = await faultOf(others, pin, confirm);
  if (fault !== null) return fault;
  const { wall } = clock.now();
  const { parent: fresh, sealKey } = await parentOf(forgetful?.name ?? name, pin);
  // Their phone is a key of its own, which nobody forgot.
  const parent = { ...forgetful, ...fresh, id: forgetful?.id ?? fresh.id };
  const before = settings.parents.map(({ id }) => id);
  const entry = { what: 'pin-first' as const, who: parent.name };
  const begun = sealService.begin(parent.id, sealKey, before, async (database) => {
    const there = await readSettings(database);
    if (!isDeepSame(there.parents, settings.parents)) throw new ParentsChangedError();
    await writeParents(database, () => [...others, parent], entry, wall);
    if (settings.pinReset !== null) {
      await writeReset(database, null, { what: 'reset-done' }, wall);
    }
  });
  try {
    await begun;
  } catch (error) {
    // Somebody was faster: there is a PIN to give now.
    if (error instanceof ParentsChangedError) return failure('needs-pin', '');
    throw error;
  }
  const until = await pinGuard.unlock(parent.id);
  return { ok: true, parent: parent.id, until, first: true };
}

async function parentOf(name: string, pin: string): Promise<{ parent: Parent; sealKey: SealKey }> {
  const { record, sealKey } = await newPin(normalizePin(pin));
  return { parent: { id: crypto.randomUUID(), name, pin: record }, sealKey };
}

/** What is wrong with a new PIN, beside that somebody else has it. */
export function formFaultOf(typed: string, confirm: string): Failure | null {
  const pin = normalizePin(typed);
  if (!isPinLength(pin)) return failure('pin-length', '');
  return pin === normalizePin(confirm) ? null : failure('pin-differs', '');
}

/** What is wrong with a new PIN. Two parents with one PIN could not be told apart. */
export async function faultOf(
  others: readonly Parent[],
  typed: string,
  confirm: string,
): Promise<Failure | null> {
  const fault = formFaultOf(typed, confirm);
  if (fault !== null) return fault;
  const pin = normalizePin(typed);
  const matches = await Promise.all(others.map((other) => verifyPin(pin, other.pin)));
  return matches.some((sealKey) => sealKey !== null) ? failure('pin-taken', '') : null;
}

function phoneStateOf(phone: Parent['phone']): ParentView['phone'] {
  if (phone === undefined) return 'none';
  return phone.confirmed ? 'confirmed' : 'waiting';
}

async function viewOf({
  connection,
  clock,
  pinGuard,
  enforcer,
  managedPolicy,
}: BackgroundServices): Promise<BrowserProfileView> {
  const evaluation = await enforcer.evaluator.evaluate(null);
  const settings = await connection.read(readSettings);
  const members = await connection.read(localMembers);
  const { wall } = clock.now();
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
        : {
            askedAt: pinReset.askedAt - now + wall,
            dueAt: pinReset.askedAt + RESET_WAIT - now + wall,
            runLeftMs: Math.max(0, RESET_RUNNING_TIME - pinReset.ranMs),
            due: isResetDue(pinReset, now),
          },
    verdict: toVerdictView(evaluation, wall, machineZone()),
    seal: sealResult,
    managed: await managedPolicy.rules(),
    today: calendars.length === 0 ? '' : dateOf(calendarAt(calendars, now), now),
    firstDay: firstWeekday(settings.firstDay),
  };
}

/** Ids are random: by name they at least stand where they stood. */
function byName(a: Member, b: Member): number {
  return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}

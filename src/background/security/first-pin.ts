import type { SharedParent } from '../../domain/household/sharing/browser-file.schema.ts';
import { withPin } from '../../domain/people/members.ts';
import type { Member, Parent } from '../../domain/people/members.ts';
import { normalizePin } from '../../domain/people/pin-attempts.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { Failure, Request } from '../../messages/index.ts';
import { createPinRecord } from '../../platform/crypto/pin-crypto.ts';
import type { PinKeys } from '../../platform/crypto/pin-crypto.ts';
import { readBrowserFiles } from '../../store/household/folder.ts';
import { setGrownUp } from '../../store/household/household.ts';
import { localMembers } from '../../store/people/members.ts';
import { changeParents, changePinReset } from '../../store/people/parents.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { takeOverKnownParents, unknownParents } from './known-parents.ts';
import { refuseParentName } from './refuse-parent-name.ts';
import { speakFor } from './speak-for.ts';
import { unlockParent } from './unlock-parent.ts';
import type { Unlocking } from './unlock-parent.ts';
import { refuseParentPin } from './validate-new-pin.ts';

/** Somebody else set a PIN at the same time. */
class ParentsChangedError extends Error {
  override readonly name = 'ParentsChangedError';
}

/** Sets the first PIN, or the one that replaces a forgotten PIN (rule A15), and unlocks. */
export async function setFirstPin(
  services: BackgroundServices,
  settings: Settings,
  request: Request<'unlock'>,
): Promise<Unlocking | Failure> {
  const { connection, clock, pinGuard, sealService } = services;
  const { parentName: name, pin, confirm, member } = request;
  if (settings.parents.length === 0) {
    const known = await namesakesElsewhere(services, settings, name);
    if (known !== null) return confirmNamesake(services, settings, known, request);
  }
  const previous = settings.parents.find((parent) => parent.name === name) ?? settings.parents[0];
  const others = settings.parents.filter(({ id }) => id !== previous?.id);
  const isNamed = previous === undefined && name !== '';
  const refused =
    (await refuseParentPin(others, pin, confirm)) ??
    (isNamed ? await refuseParentName(services, settings, request) : null);
  if (refused !== null) return refused;
  const { wall } = clock.now();
  const fresh = await newParent(name, pin, wall);
  const { sealKey, signingSeed } = fresh;
  const parent = previous === undefined ? fresh.parent : withPin(previous, fresh.parent.pin, wall);
  const before = settings.parents.map(({ id }) => id);
  const entry = { what: 'pin-first' as const, who: parent.name };
  const started = sealService.begin(parent.id, sealKey, before, async (database) => {
    const stored = await readSettings(database);
    if (!isDeepEqual(stored.parents, settings.parents)) throw new ParentsChangedError();
    await changeParents(database, () => [...others, parent], entry, wall);
    if (settings.pinReset !== null) {
      await changePinReset(database, null, { what: 'reset-done' }, wall);
    }
  });
  try {
    await started;
  } catch (error) {
    // There is a PIN by now, which has to be given.
    if (error instanceof ParentsChangedError) return failure('needs-pin', '');
    throw error;
  }
  if (isNamed && member !== undefined) await connection.write(setGrownUp, [member]);
  const until = await pinGuard.unlock(parent.id, signingSeed);
  return { ok: true, parent: parent.id, until, first: true };
}

/** A parent with a new PIN, and the keys that are derived from it. */
export async function newParent(
  name: string,
  pin: string,
  changedAt: EpochMs,
): Promise<PinKeys & { readonly parent: Parent }> {
  const { record, ...keys } = await createPinRecord(normalizePin(pin));
  return { ...keys, parent: { id: crypto.randomUUID(), name, pin: record, changedAt } };
}

/** Parents of other browsers who have exactly the name of a member here. */
interface Namesakes {
  readonly member: Member;
  readonly parents: readonly SharedParent[];
  /** The name of a browser that knows one of them. */
  readonly browser: string;
}

/** `null` if there are none. */
async function namesakesElsewhere(
  services: Pick<BackgroundServices, 'connection'>,
  { folder }: Settings,
  name: string,
): Promise<Namesakes | null> {
  const { connection } = services;
  const members = await connection.read(localMembers);
  const member = members.find((one) => one.name === name);
  if (member === undefined || name === '' || folder === null) return null;
  const files = await connection.read(readBrowserFiles);
  const found = await Promise.all(
    files.map(async (file) => {
      const unknown = await unknownParents(services, file);
      return unknown.filter((one) => one.name === name).map((parent) => ({ parent, file }));
    }),
  );
  const [first] = found.flat();
  if (first === undefined) return null;
  const { browser } = first.file;
  return { member, parents: found.flat().map(({ parent }) => parent), browser };
}

/**
 * Takes over the household's parents (rule H5), as this browser would have done if none had the name
 * of a member, once a parent of that name gives their PIN, and unlocks.
 */
async function confirmNamesake(
  services: BackgroundServices,
  settings: Settings,
  { member, parents, browser }: Namesakes,
  { pin, member: said, memberPin }: Request<'unlock'>,
): Promise<Unlocking | Failure> {
  const { connection, pinGuard, folderSync } = services;
  if (said !== member.id) return failure('parent-elsewhere', browser);
  const speaker = await speakFor(services, settings, member.id, memberPin);
  if (!speaker.ok) return speaker;
  const match = await pinGuard.identify(pin, parents);
  if (!match.ok) return match;
  await connection.write(setGrownUp, [member.id]);
  await takeOverKnownParents(services);
  const known = (await connection.read(readSettings)).parents;
  const parent = known.find(({ id }) => id === match.holder.id);
  if (parent === undefined) return failure('name-taken', member.name);
  services.inBackground(folderSync.visit('change'));
  return unlockParent(services, parent, match);
}

/** Compares parents as read from the database, which keeps the order of fields. */
function isDeepEqual(a: readonly Parent[], b: readonly Parent[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

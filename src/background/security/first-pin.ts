import type { BrowserFile } from '../../domain/household/sharing/browser-file.schema.ts';
import { withPin } from '../../domain/people/members.ts';
import type { Member, Parent } from '../../domain/people/members.ts';
import { isAlike } from '../../domain/people/names.ts';
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
import { checkParentName } from './check-parent-name.ts';
import { parentsIfGrownUp, takeOverKnownParents, takeOverParents } from './known-parents.ts';
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
  const { parentName: name, pin, confirm } = request;
  if (settings.parents.length === 0) {
    const known = await namesakesElsewhere(services, settings, name);
    if (known !== null) return confirmNamesake(services, settings, known, request);
  }
  const previous = settings.parents.find((parent) => parent.name === name) ?? settings.parents[0];
  const others = settings.parents.filter(({ id }) => id !== previous?.id);
  const isNamed = previous === undefined && name !== '';
  const refused = await refuseParentPin(others, pin, confirm);
  if (refused !== null) return refused;
  const checked = isNamed ? await checkParentName(services, settings, request) : null;
  if (checked?.ok === false) return checked;
  const namesake = checked?.namesake ?? null;
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
  if (namesake !== null) await connection.write(setGrownUp, [namesake]);
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

/** A parent of another browser, and the file that told of them. */
interface ParentElsewhere extends Pick<Parent, 'id' | 'pin'> {
  readonly file: BrowserFile;
}

/** Parents of other browsers who may be a member here, since their names are alike. */
interface Namesakes {
  readonly member: Member;
  readonly parents: readonly ParentElsewhere[];
  /** The name of a browser that knows one of them. */
  readonly browser: string;
}

/** @returns `null` if there are none who could be taken over */
async function namesakesElsewhere(
  services: Pick<BackgroundServices, 'connection'>,
  { folder }: Settings,
  name: string,
): Promise<Namesakes | null> {
  const { connection } = services;
  const member = (await connection.read(localMembers)).find((one) => isAlike(one.name, name));
  if (member === undefined || name === '' || folder === null) return null;
  const files = await connection.read(readBrowserFiles);
  const found = await Promise.all(
    files.map(async (file) => {
      const parents = await parentsIfGrownUp(services, file, member);
      return parents.map(({ id, pin }): ParentElsewhere => ({ id, pin, file }));
    }),
  );
  const parents = found.flat();
  const [first] = parents;
  return first === undefined ? null : { member, parents, browser: first.file.browser };
}

/**
 * Takes over the household's parents (rule H5), as this browser would have done if no name were like
 * that of a member, once a parent of that name gives their PIN, and unlocks.
 */
async function confirmNamesake(
  services: BackgroundServices,
  settings: Settings,
  { member, parents, browser }: Namesakes,
  { pin, member: said, memberPin }: Request<'unlock'>,
): Promise<Unlocking | Failure> {
  const { connection, pinGuard, folderSync } = services;
  if (said !== member.id) return { ...failure('parent-elsewhere', browser), member: member.id };
  const speaker = await speakFor(services, settings, member.id, memberPin);
  if (!speaker.ok) return speaker;
  const match = await pinGuard.identify(pin, parents);
  // The member's PIN, if they have one, was right, and no other parent's PIN helps.
  if (!match.ok)
    return match.error === 'pin-wait' ? match : { ...match, error: 'wrong-parent-pin' };
  const { id, file } = match.holder;
  // Somebody else set a PIN at the same time.
  if ((await connection.read(readSettings)).parents.length > 0) return failure('needs-pin', '');
  await connection.write(setGrownUp, [member.id]);
  // First, since parents of other files may have the same name.
  await takeOverParents(services, file);
  await takeOverKnownParents(services);
  const known = (await connection.read(readSettings)).parents;
  const parent = known.find((one) => one.id === id);
  if (parent === undefined) return failure('needs-pin', '');
  services.inBackground(folderSync.visit('change'));
  return unlockParent(services, parent, match);
}

/** Compares parents as read from the database, which keeps the order of fields. */
function isDeepEqual(a: readonly Parent[], b: readonly Parent[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

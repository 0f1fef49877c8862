import type {
  BrowserFile,
  SharedParent,
} from '../../domain/household/sharing/browser-file.schema.ts';
import {
  namesakeOf,
  parentsAfter,
  withRecord,
} from '../../domain/household/sharing/shared-parents.ts';
import type { ParentLimits } from '../../domain/household/sharing/shared-parents.ts';
import type { Member, Parent } from '../../domain/people/members.ts';
import { isAlike } from '../../domain/people/names.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Failure } from '../../messages/index.ts';
import { readBrowserFiles } from '../../store/household/folder.ts';
import { grownUpMembers, setGrownUp } from '../../store/household/household.ts';
import { localMembers } from '../../store/people/members.ts';
import { takeOver } from '../../store/people/parents.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import { checkSignatures } from './check-file.ts';
import { nameOfMember } from './check-parent-name.ts';
import { placeholders } from './refuse-name.ts';
import type { SealService } from './seal-service.ts';
import { signParent } from './signer.ts';
import type { SignerServices } from './signer.ts';

/** The parts of the background that taking over parents takes. */
export interface ParentServices extends SignerServices {
  readonly sealService: SealService;
}

/**
 * Takes over parents and new PINs of known ones from another browser's file (rule H5), until nothing
 * new can be: whom one brings in may vouch for the next.
 * @returns the file as `checkSignatures` leaves it with the parents who are known then
 */
export async function takeOverParents(
  services: ParentServices,
  file: BrowserFile,
): Promise<BrowserFile> {
  const settings = await services.connection.read(readSettings);
  const checked = await checkedHere(settings, file);
  const limits = await limitsOf(services, settings);
  const isNew = await apply(
    services,
    (known) => parentsAfter(known, checked.parents, limits).parents,
  );
  return isNew ? takeOverParents(services, file) : checked;
}

/** The parents of another browser whom somebody has to confirm first (rule H5). */
export async function unknownParents(
  services: Pick<ParentServices, 'connection'>,
  file: BrowserFile,
): Promise<readonly SharedParent[]> {
  const settings = await services.connection.read(readSettings);
  const { parents } = await checkedHere(settings, file);
  return parentsAfter(settings.parents, parents, await limitsOf(services, settings)).unknown;
}

/** The same with all files that are known here, after who is a parent has changed. */
export async function takeOverKnownParents(services: ParentServices): Promise<void> {
  for (const file of await services.connection.read(readBrowserFiles)) {
    // oxlint-disable-next-line no-await-in-loop -- whom one brings in may vouch for the next
    await takeOverParents(services, file);
  }
}

/**
 * The parents of a member's name, or one like it, whom a file would bring in if that member were
 * known to be a parent (rule A22).
 */
export async function parentsIfGrownUp(
  services: Pick<ParentServices, 'connection'>,
  file: BrowserFile,
  member: Member,
): Promise<readonly Parent[]> {
  const settings = await services.connection.read(readSettings);
  const { parents } = await checkedHere(settings, file);
  const limits = await limitsOf(services, settings, member.id);
  const after = parentsAfter(settings.parents, parents, limits).parents;
  return after.filter(({ name }) => isAlike(name, member.name));
}

/**
 * Takes over the unknown parents of another browser, signed by the parent who is unlocked, so that
 * browsers that know that one take them over, too. A parent who may be a member is left
 * until that member is said to be the parent (rule A22), one after the other.
 * @param member the id of a member who is one of those parents
 */
export async function confirmParents(
  services: ParentServices,
  file: BrowserFile,
  member?: string,
): Promise<{ readonly ok: true } | Failure> {
  const { connection, pinGuard } = services;
  const settings = await connection.read(readSettings);
  const unlocked = await pinGuard.unlocked(settings);
  if (unlocked === null) return failure('needs-pin', '');
  if (member !== undefined) {
    const namesakes = await namesakesIn(services, file);
    if (!namesakes.some(({ id }) => id === member)) return failure('not-there', 'member');
    await connection.write(setGrownUp, [member]);
  }
  const limits = await limitsOf(services, settings);
  const records = await Promise.all(
    (await unknownParents(services, file)).map(async (record) => {
      const signature = await signParent(services, record, unlocked);
      return Object.assign({}, record, { signature });
    }),
  );
  await apply(services, (known) =>
    records.reduce((parents, record) => withRecord(parents, record, limits) ?? parents, known),
  );
  // Whom one of those vouches for may be allowed by now.
  await takeOverParents(services, file);
  const [namesake] = await namesakesIn(services, file);
  if (namesake !== undefined) return nameOfMember(namesake);
  const [left] = await unknownParents(services, file);
  return left === undefined ? { ok: true } : failure('name-taken', left.name);
}

/** The members who may be unknown parents of a file, and are not known to be parents. */
async function namesakesIn(
  services: Pick<ParentServices, 'connection'>,
  file: BrowserFile,
): Promise<readonly Member[]> {
  const { connection } = services;
  const settings = await connection.read(readSettings);
  const unknown = await unknownParents(services, file);
  const limits = await limitsOf(services, settings);
  const members = await membersNoParents(services);
  return unknown.flatMap((record) => namesakeOf(settings.parents, record, limits, members) ?? []);
}

/** A file with the signatures that are good in this browser now. */
async function checkedHere({ parents, household }: Settings, file: BrowserFile) {
  return checkSignatures(file, parents, household?.tag ?? '');
}

/**
 * Locks if the parent who is unlocked has another PIN now: what the old one signs counts no more.
 * @returns whether anything changed
 */
async function apply(
  { connection, clock, pinGuard, sealService }: ParentServices,
  next: (known: readonly Parent[]) => readonly Parent[],
): Promise<boolean> {
  const changed = await connection.write(takeOver, next, clock.now().wall);
  const unlocked = await pinGuard.unlocked(await connection.read(readSettings));
  if (unlocked !== null && changed.includes(unlocked.parent.id)) {
    await pinGuard.lock();
    sealService.forget();
  }
  return changed.length > 0;
}

/**
 * A grown-up of this browser may be the same person as a parent, and have the same name.
 * @param grownUp the id of a member who counts as one
 */
async function limitsOf(
  services: Pick<ParentServices, 'connection'>,
  { household }: Settings,
  grownUp?: string,
): Promise<ParentLimits> {
  const members = (await membersNoParents(services)).filter(({ id }) => id !== grownUp);
  const names = [...members, ...placeholders()].map(({ name }) => name);
  const taken = names.filter((name) => name !== '');
  return { removed: household?.removedParents ?? [], taken };
}

/** The members of this browser who are not known to be parents. */
async function membersNoParents({
  connection,
}: Pick<ParentServices, 'connection'>): Promise<readonly Member[]> {
  const grownUps = await connection.read(grownUpMembers);
  return (await connection.read(localMembers)).filter(({ id }) => !grownUps.has(id));
}

import type {
  BrowserFile,
  SharedParent,
} from '../../domain/household/sharing/browser-file.schema.ts';
import { parentsAfter, withRecord } from '../../domain/household/sharing/shared-parents.ts';
import type { ParentLimits } from '../../domain/household/sharing/shared-parents.ts';
import type { Parent } from '../../domain/people/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Failure } from '../../messages/index.ts';
import { readBrowserFiles } from '../../store/household/folder.ts';
import { grownUpMembers, setGrownUp } from '../../store/household/household.ts';
import { localMembers } from '../../store/people/members.ts';
import { takeOver } from '../../store/people/parents.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import { checkSignatures } from './check-file.ts';
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
 * Takes over the unknown parents of another browser, signed by the parent who is unlocked, so that
 * browsers that know that one take them over, too.
 * @param areMembers whether those who have the name of a member here are that member (rule A22)
 */
export async function confirmParents(
  services: ParentServices,
  file: BrowserFile,
  areMembers = false,
): Promise<{ readonly ok: true } | Failure> {
  const settings = await services.connection.read(readSettings);
  const unlocked = await services.pinGuard.unlocked(settings);
  if (unlocked === null) return failure('needs-pin', '');
  const names = new Set((await unknownParents(services, file)).map(({ name }) => name));
  const members = await services.connection.read(localMembers);
  const namesakes = members.filter(({ name }) => names.has(name));
  const ids = namesakes.map(({ id }) => id);
  if (areMembers) await services.connection.write(setGrownUp, ids);
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
  const [left] = await unknownParents(services, file);
  if (left === undefined) return { ok: true };
  const isNamesake = namesakes.some(({ name }) => name === left.name);
  return failure(isNamesake && !areMembers ? 'name-of-member' : 'name-taken', left.name);
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

/** A grown-up of this browser may be the same person as a parent, and have the same name. */
async function limitsOf(
  { connection }: Pick<ParentServices, 'connection'>,
  { household }: Settings,
): Promise<ParentLimits> {
  const grownUps = await connection.read(grownUpMembers);
  const members = (await connection.read(localMembers)).filter(({ id }) => !grownUps.has(id));
  const names = [...members, ...placeholders()].map(({ name }) => name);
  const taken = names.filter((name) => name !== '');
  return { removed: household?.removedParents ?? [], taken };
}

import type { Agreement } from '../../domain/agreement/agreement.ts';
import type {
  SharedParent,
  SharedVersion,
  Signature,
} from '../../domain/household/sharing/browser-file.schema.ts';
import { toSharedParent } from '../../domain/household/sharing/shared-parents.ts';
import { toSharedGrant, toSharedVersion } from '../../domain/household/sharing/shared-rows.ts';
import {
  consentStatement,
  grantStatement,
  parentStatement,
  versionStatement,
} from '../../domain/household/sharing/statements.ts';
import type { Grant } from '../../domain/limits/rules/extra-time.ts';
import type { Author, Parent } from '../../domain/people/members.ts';
import type { Clock } from '../../domain/time/clock.ts';
import { signText } from '../../platform/crypto/signatures.ts';
import type { SigningSeed } from '../../platform/crypto/signatures.ts';
import { updateHouseholdMembers } from '../../store/household/household.ts';
import { addGrantSignature, addVersionSignatures } from '../../store/household/signatures.ts';
import { readSettings } from '../../store/settings.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';
import type { PinGuard } from './pin-guard.ts';

/** The parts of the background that signing takes. */
export interface SignerServices {
  readonly connection: DatabaseConnection;
  readonly clock: Clock;
  readonly pinGuard: PinGuard;
}

/** A parent who gave their PIN. */
export interface Signatory {
  readonly parent: Pick<Author, 'id'>;
  /** `null` for somebody who gave a code instead, with which nothing can be signed. */
  readonly signingSeed: SigningSeed | null;
}

/**
 * Signs a statement (rule H5).
 * @param parent the id of the parent who has to be unlocked
 * @returns `null` if that parent is not unlocked, or this browser is in no household
 */
export async function sign(
  { connection, pinGuard }: Pick<SignerServices, 'connection' | 'pinGuard'>,
  parent: string,
  statement: string,
): Promise<Signature | null> {
  const settings = await connection.read(readSettings);
  const unlocked = await pinGuard.unlocked(settings);
  if (settings.household === null || unlocked?.parent.id !== parent) return null;
  return signatureOf(unlocked, statement);
}

/**
 * Signs what a parent just decided: the version, if it is theirs, and their yes to it. WebCrypto
 * must not be awaited in the transaction that stored it, so the signatures follow in another.
 * @param row as it was stored, not as it is read again
 * @param signatory `null` if no parent gave a PIN
 */
export async function signVersion(
  services: SignerServices,
  row: Agreement,
  signatory: Signatory | null,
): Promise<void> {
  const place = signatory && (await placeOf(services, row.member));
  if (place === null || signatory === null) return;
  const shared = toSharedVersion(row, place.person, place.device);
  const { signature, yeses } = await signedVersion(place.tag, shared, signatory);
  const ofYes = yeses.find(({ by }) => by === signatory.parent.id)?.signature ?? null;
  await services.connection.write(addVersionSignatures, row.id, signature, ofYes);
}

/** A version with a parent's signatures: under it, if they made it, and under their yes. */
export async function signedVersion(
  tag: string,
  version: SharedVersion,
  signatory: Signatory,
): Promise<SharedVersion> {
  const { id } = signatory.parent;
  const yeses = version.yeses.map(async (yes) => {
    if (yes.by !== id || yes.signature !== null) return yes;
    const ofYes = await signatureOf(signatory, consentStatement(tag, version.id, yes));
    return Object.assign({}, yes, { signature: ofYes });
  });
  const isTheirs = version.madeBy === id && version.signature === null;
  const signature = isTheirs
    ? await signatureOf(signatory, versionStatement(tag, version))
    : version.signature;
  return { ...version, signature, yeses: await Promise.all(yeses) };
}

/** Signs extra time that a parent just gave; the same holds as for a version. */
export async function signGrant(
  services: SignerServices,
  row: Grant,
  signatory: Signatory,
): Promise<void> {
  const place = await placeOf(services, row.member);
  if (place === null) return;
  const shared = toSharedGrant(row, place.person, place.device);
  const signature = await signatureOf(signatory, grantStatement(place.tag, shared));
  if (signature !== null) await services.connection.write(addGrantSignature, row.id, signature);
}

/**
 * The signature of a known parent under another one, or under their own new PIN; `null` outside a
 * household.
 */
export async function signParent(
  { connection }: Pick<SignerServices, 'connection'>,
  parent: SharedParent,
  signatory: Signatory,
): Promise<Signature | null> {
  const { household } = await connection.read(readSettings);
  if (household === null) return null;
  return signatureOf(signatory, parentStatement(household.tag, parent));
}

/** The same for a parent of this browser, who is returned with it. */
export async function signedParent(
  services: Pick<SignerServices, 'connection'>,
  parent: Parent,
  signatory: Signatory,
): Promise<Parent> {
  const shared = toSharedParent(parent);
  const signature = shared && (await signParent(services, shared, signatory));
  return signature === null ? parent : { ...parent, signature };
}

/** A signature; `null` after a code, with which nothing can be signed. */
export async function signatureOf(
  { parent: { id: parent }, signingSeed }: Signatory,
  statement: string,
): Promise<Signature | null> {
  if (signingSeed === null) return null;
  return { parent, signature: await signText(signingSeed, statement) };
}

/** What a member's rows are signed for. */
export interface Place {
  /** The household's. */
  readonly tag: string;
  /** The member's id in the household. */
  readonly person: string;
  readonly device: string;
}

/**
 * What a member's rows are signed for before this browser is in a household: for no household, which
 * no browser accepts. Once it is in one they are signed anew, as far as nobody edited them meanwhile.
 */
export function placeAlone(member: string, device: string): Place {
  return { tag: '', person: member, device };
}

/** What a member's rows are signed for now; `null` if the household does not know them. */
export async function placeOf(
  { connection, clock }: Pick<SignerServices, 'connection' | 'clock'>,
  member: string,
): Promise<Place | null> {
  const { household, device } = await connection.read(readSettings);
  if (household === null) return placeAlone(member, device);
  const persons = await connection.write(updateHouseholdMembers, clock.now().wall);
  const person = persons.find((one) => one.member === member)?.id;
  return person === undefined ? null : { tag: household.tag, device, person };
}

import { sharedParentsOf } from '../../domain/household/sharing/shared-parents.ts';
import { toSharedGrant, toSharedVersion } from '../../domain/household/sharing/shared-rows.ts';
import {
  consentStatement,
  grantStatement,
  parentStatement,
  versionStatement,
} from '../../domain/household/sharing/statements.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { Grant } from '../../domain/limits/rules/extra-time.ts';
import type { Parent } from '../../domain/people/members.ts';
import { addParentSignatures } from '../../store/people/parents.ts';
import {
  addGrantSignature,
  addVersionSignatures,
  signedRows,
} from '../../store/household/signatures.ts';
import { readSettings } from '../../store/settings.ts';
import { signatureCheck } from './check-file.ts';
import { placeAlone, placeOf, signatureOf } from './signer.ts';
import type { Place, Signatory, SignerServices } from './signer.ts';

/**
 * After a parent changed their PIN: signs with the new one what the old one had signed here (rule
 * H5), since other browsers soon know the new one alone. Whatever has no good signature gets none: it
 * may have been edited outside Kintime.
 * @param before the parent with the old PIN
 */
export async function signAnew(
  services: Pick<SignerServices, 'connection' | 'clock'>,
  before: Parent,
  unlocked: Signatory,
): Promise<void> {
  const { household, parents } = await services.connection.read(readSettings);
  await renewRows(services, before, unlocked, async ({ member }) => placeOf(services, member));
  if (household !== null) await renewParents(services, household.tag, parents, before, unlocked);
}

/**
 * Signs for the household what a parent decided and signed before this browser was in one (rule H5).
 * Whatever has been edited since gets no signature. A repeat changes nothing.
 * @param unlocked the parent; `null` if none is, then the rows wait until one is
 */
export async function signForHousehold(
  services: Pick<SignerServices, 'connection' | 'clock'>,
  unlocked: Signatory | null,
): Promise<void> {
  const { household, parents, device } = await services.connection.read(readSettings);
  const parent = parents.find(({ id }) => id === unlocked?.parent.id);
  if (household === null || unlocked === null || parent === undefined) return;
  await renewRows(services, parent, unlocked, async ({ member }) => placeAlone(member, device));
}

/**
 * Replaces the good signatures of a parent's versions, yeses and extra time.
 * @param before the parent with the PIN that signed them
 * @param signedFor what a row was signed for
 */
async function renewRows(
  services: Pick<SignerServices, 'connection' | 'clock'>,
  before: Parent,
  signatory: Signatory,
  signedFor: (row: { readonly member: string }) => Promise<Place | null>,
): Promise<void> {
  const { connection, clock } = services;
  const placeNow = async ({ member }: Agreement | Grant) => placeOf(services, member);

  const renewVersion = async (row: Agreement): Promise<void> => {
    const old = await signedFor(row);
    if (old === null) return;
    const check = signatureCheck([before], old.tag);
    const good = await check.version(toSharedVersion(row, old.person, old.device));
    const yes = good.yeses.find(({ signature }) => signature !== null);
    const place = good.signature === null && yes === undefined ? null : await placeNow(row);
    if (place === null) return;
    const { tag, person } = place;
    const sign = async (statement: string) => signatureOf(signatory, statement);
    const ofVersion = good.signature && (await sign(versionStatement(tag, { ...good, person })));
    const ofYes = yes === undefined ? null : await sign(consentStatement(tag, row.id, yes));
    await connection.write(addVersionSignatures, row.id, ofVersion, ofYes);
  };
  const renewGrant = async (row: Grant): Promise<void> => {
    const old = await signedFor(row);
    if (old === null) return;
    const check = signatureCheck([before], old.tag);
    const good = await check.grant(toSharedGrant(row, old.person, old.device));
    const place = good.signature === null ? null : await placeNow(row);
    if (place === null) return;
    const { tag, person } = place;
    const signature = await signatureOf(signatory, grantStatement(tag, { ...good, person }));
    if (signature !== null) await connection.write(addGrantSignature, row.id, signature);
  };

  const rows = await connection.read(signedRows, before.id, clock.now().wall);
  await Promise.all([...rows.agreements.map(renewVersion), ...rows.grants.map(renewGrant)]);
}

/** Replaces the good signatures of a parent under the records of others. */
async function renewParents(
  { connection }: Pick<SignerServices, 'connection'>,
  tag: string,
  parents: readonly Parent[],
  before: Parent,
  signatory: Signatory,
): Promise<void> {
  const check = signatureCheck([before], tag);
  const others = sharedParentsOf(parents.filter(({ id }) => id !== before.id));
  const signatures = await Promise.all(
    others.map(async (other) => {
      const good = await check.parent(other);
      const signature =
        good.signature && (await signatureOf(signatory, parentStatement(tag, good)));
      return signature === null ? [] : [[other.id, signature] as const];
    }),
  );
  await connection.write(addParentSignatures, new Map(signatures.flat()));
}

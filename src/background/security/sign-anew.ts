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
import type { UnlockedParent } from './pin-guard.ts';
import { placeOf, signatureOf } from './signer.ts';
import type { SignerServices } from './signer.ts';

/**
 * After a parent changed their PIN: signs with the new one what the old one had signed here (rule
 * H5), since other browsers soon know the new one alone. Whatever has no good signature gets none: it
 * may have been edited outside Kintime.
 * @param before the parent with the old PIN
 */
export async function signAnew(
  services: Pick<SignerServices, 'connection' | 'clock'>,
  before: Parent,
  unlocked: Pick<UnlockedParent, 'parent' | 'signingSeed'>,
): Promise<void> {
  const { connection, clock } = services;
  const { household, parents } = await connection.read(readSettings);
  if (household === null) return;
  const { tag } = household;
  const check = signatureCheck([before], tag);
  const sign = async (statement: string) => signatureOf(unlocked, statement);

  const renewVersion = async (row: Agreement): Promise<void> => {
    const place = await placeOf(services, row.member);
    if (place === null) return;
    const good = await check.version(toSharedVersion(row, place.person, place.device));
    const yes = good.yeses.find(({ signature }) => signature !== null);
    const ofVersion = good.signature && (await sign(versionStatement(tag, good)));
    const ofYes = yes === undefined ? null : await sign(consentStatement(tag, row.id, yes));
    await connection.write(addVersionSignatures, row.id, ofVersion, ofYes);
  };
  const renewGrant = async (row: Grant): Promise<void> => {
    const place = await placeOf(services, row.member);
    if (place === null) return;
    const good = await check.grant(toSharedGrant(row, place.person, place.device));
    const signature = good.signature && (await sign(grantStatement(tag, good)));
    if (signature !== null) await connection.write(addGrantSignature, row.id, signature);
  };

  const rows = await connection.read(signedRows, before.id, clock.now().wall);
  await Promise.all([...rows.agreements.map(renewVersion), ...rows.grants.map(renewGrant)]);
  const others = sharedParentsOf(parents.filter(({ id }) => id !== before.id));
  const signatures = await Promise.all(
    others.map(async (other) => {
      const good = await check.parent(other);
      const signature = good.signature && (await sign(parentStatement(tag, good)));
      return signature === null ? [] : [[other.id, signature] as const];
    }),
  );
  await connection.write(addParentSignatures, new Map(signatures.flat()));
}

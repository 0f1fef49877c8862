import type { Agreement } from '../../agreement/agreement.ts';
import type { Grant } from '../../limits/rules/extra-time.ts';
import type { SharedGrant, SharedVersion } from './browser-file.schema.ts';

/**
 * A version as the household's browsers exchange it, and as it is signed (rule H5).
 * @param person the member's id in the household
 * @param own this browser's id
 */
export function toSharedVersion(row: Agreement, person: string, own: string): SharedVersion {
  const { member: _member, noes: _noes, earlier: _earlier, original, ...version } = row;
  const { madeAt, from } = original ?? row;
  const { device = own, basedOn = [], proposal = null, signature = null } = row;
  const yeses = row.yeses.map((yes) => ({ ...yes, signature: yes.signature ?? null }));
  return { ...version, madeAt, from, person, device, basedOn, proposal, signature, yeses };
}

/** Extra time as the household's browsers exchange it, and as it is signed (rule H5). */
export function toSharedGrant(row: Grant, person: string, own: string): SharedGrant {
  const { member: _, ...grant } = row;
  return { ...grant, person, device: row.device ?? own, signature: row.signature ?? null };
}

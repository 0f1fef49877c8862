import { agreementSchema } from '../../domain/agreement/agreement.schema.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { Grant } from '../../domain/limits/rules/extra-time.ts';
import { grantSchema } from '../../domain/limits/rules/extra-time.schema.ts';
import type { ParentSignature } from '../../domain/people/members.ts';
import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';
import { readSettings } from '../settings.ts';

/** The versions that a parent signed or said a signed yes to, and today's extra time of theirs. */
export async function signedRows(
  database: KintimeDatabase,
  parent: string,
  wall: EpochMs,
): Promise<{ readonly agreements: readonly Agreement[]; readonly grants: readonly Grant[] }> {
  const settings = await readSettings(database);
  const now = recordedNow(settings, wall);
  const today = dateOf(calendarAt(settings.calendars, now), now);
  const isTheirs = ({ signature }: { readonly signature?: ParentSignature }): boolean =>
    signature?.parent === parent;
  const [agreements, grants] = await Promise.all([
    validRows(database.agreements, agreementSchema),
    validRows(
      database.grants.filter(({ date }) => date >= today),
      grantSchema,
    ),
  ]);
  return {
    agreements: agreements.filter((row) => isTheirs(row) || row.yeses.some(isTheirs)),
    grants: grants.filter(isTheirs),
  };
}

/**
 * Adds a parent's signatures to a version, if it is still there (rule H5). A repeat changes nothing.
 * @param ofVersion `null` for none
 * @param ofYes the one of the parent's yes; `null` for none
 */
export async function addVersionSignatures(
  { agreements }: KintimeDatabase,
  id: string,
  ofVersion: ParentSignature | null,
  ofYes: ParentSignature | null,
): Promise<void> {
  await agreements
    .where('id')
    .equals(id)
    .modify((row, place) => {
      place.value = {
        ...row,
        ...(ofVersion === null ? {} : { signature: ofVersion }),
        yeses: row.yeses.map((yes) =>
          yes.by === ofYes?.parent ? { ...yes, signature: ofYes } : yes,
        ),
      };
    });
}

/** Adds a parent's signature to extra time, if it is still there (rule H5). A repeat changes nothing. */
export async function addGrantSignature(
  { grants }: KintimeDatabase,
  id: string,
  signature: ParentSignature,
): Promise<void> {
  await grants.update(id, { signature });
}

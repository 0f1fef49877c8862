import type { Switch } from '../../domain/people/members.ts';
import { switchSchema } from '../../domain/people/members.schema.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';

/** Whose this browser was, and from when on; the earliest first. */
export async function readSwitches({ switches }: KintimeDatabase): Promise<Switch[]> {
  return validRows(switches.orderBy('at'), switchSchema);
}

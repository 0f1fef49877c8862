import type { Switch } from '../../domain/people/members.ts';
import { isSoundSwitch } from '../../domain/tracking/row-guards.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { soundOf } from '../db/valid-rows.ts';

/** Whose this browser was, and from when on; the earliest first. */
export async function readSwitches({ switches }: KintimeDatabase): Promise<Switch[]> {
  return soundOf(switches.orderBy('at'), isSoundSwitch);
}

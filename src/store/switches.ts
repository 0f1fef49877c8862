import type { Switch } from '../domain/members.ts';
import { isSoundSwitch } from '../domain/sound-time.ts';
import type { KintimeDatabase } from './database.ts';

/** Whose this browser was, and from when on; the earliest first. */
export async function readSwitches({ switches }: KintimeDatabase): Promise<Switch[]> {
  return switches.orderBy('at').filter(isSoundSwitch).toArray();
}

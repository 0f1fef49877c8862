import type { Switch } from '../domain/members.ts';
import { isSoundSwitch } from '../domain/sound-time.ts';
import type { KintimeDatabase } from './database.ts';
import { soundOf } from './sound.ts';

/** Whose this browser was, and from when on; the earliest first. */
export async function readSwitches({ switches }: KintimeDatabase): Promise<Switch[]> {
  return soundOf(switches.orderBy('at'), isSoundSwitch);
}

import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { removal } from './lifetime.ts';

/** What belongs to the start that wrote it: its preferences and its lock. */
const OF_ONE_START: ReadonlySet<string> = new Set(['prefs.js', 'user.js', 'lock', '.parentlock']);

/**
 * Fills an empty profile from a template, a profile that a browser has used once: a start on it takes
 * two thirds of the processor time. Without a template the profile stays empty.
 * @param use makes the template where there is none yet: starts a browser on an empty folder, closes
 *   it, and returns whether it ended by itself
 */
export async function fillProfile(
  folder: string,
  template: string,
  use: (folder: string) => Promise<boolean>,
): Promise<void> {
  if (!existsSync(template)) await makeTemplate(template, use);
  if (!existsSync(template)) return;
  const filter = (path: string): boolean => !OF_ONE_START.has(basename(path));
  await cp(template, folder, { recursive: true, filter });
}

async function makeTemplate(
  template: string,
  use: (folder: string) => Promise<boolean>,
): Promise<void> {
  await mkdir(dirname(template), { recursive: true });
  const draft = await mkdtemp(`${template}-`);
  try {
    if (await use(draft)) await rename(draft, template);
  } catch (error) {
    // Another worker may have made it meanwhile.
    if (!existsSync(template)) throw error;
  } finally {
    await rm(draft, removal);
  }
}

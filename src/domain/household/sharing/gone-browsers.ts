import type { EpochMs } from '../../time/units.ts';
import type { BrowserFile } from './browser-file.schema.ts';
import type { FolderState, GoneBrowser } from './connection.ts';
import { namesOf } from './inbox.ts';

/** As many are kept, the latest to go; whoever can write files into the folder could make more. */
export const MAX_GONE = 10;

type Heard = Pick<FolderState, 'gone' | 'heardAt'>;

/**
 * What is known of other browsers after the files of some have gone (rule H4): their names, and when
 * they were last heard from.
 * @param known the files of all other browsers
 * @param now on the wall clock
 */
export function withGone(
  { gone, heardAt }: Heard,
  known: readonly BrowserFile[],
  devices: ReadonlySet<string>,
  now: EpochMs,
): Heard {
  const names = namesOf(known);
  const added = known
    .filter(({ device }) => devices.has(device))
    .map(({ device, browser, people, sequence }): GoneBrowser => ({
      device,
      browser,
      people: people.map(({ id }) => names.get(id) ?? '').filter((name) => name !== ''),
      sequence,
      heardAt: heardAt[device] ?? now,
      goneAt: now,
    }));
  return {
    gone: [...without(gone, devices), ...added].slice(-MAX_GONE),
    heardAt: Object.fromEntries(Object.entries(heardAt).filter(([device]) => !devices.has(device))),
  };
}

/** The same after files of some browsers were read, which may have been gone. */
export function withHeard(
  { gone, heardAt }: Heard,
  heard: Readonly<Record<string, EpochMs>>,
): Heard {
  return { gone: without(gone, new Set(Object.keys(heard))), heardAt: { ...heardAt, ...heard } };
}

function without(gone: readonly GoneBrowser[], devices: ReadonlySet<string>): GoneBrowser[] {
  return gone.filter(({ device }) => !devices.has(device));
}

/** Whether a file is older than the last one of a browser whose file had gone. */
export function isOlderThanGone(
  gone: readonly GoneBrowser[],
  { device, sequence }: Pick<BrowserFile, 'device' | 'sequence'>,
): boolean {
  return gone.some((one) => one.device === device && sequence < one.sequence);
}

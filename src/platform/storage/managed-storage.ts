import { storage } from '../browser.ts';
import { listen } from '../listen.ts';

/** Reads the policies of an administrator; empty if there are none, where Firefox rejects. */
export async function readManaged(): Promise<unknown> {
  return storage.managed.get(null).catch(() => ({}));
}

/** Calls back when a policy changed; after a first start, policies arrive seconds later. */
export function onManagedChange(listener: () => void, signal: AbortSignal): void {
  const changed = (_: unknown, area: string): void => {
    if (area === 'managed') listener();
  };
  listen(storage.onChanged, changed, signal);
}

import { storage } from '../browser.ts';

/**
 * What an administrator set for this browser by a policy; nothing where there is none, which
 * Firefox says with an error.
 */
export async function readManaged(): Promise<unknown> {
  return storage.managed.get(null).catch(() => ({}));
}

/** Calls back when that changed: at a first start it comes seconds after the background. */
export function onManagedChange(listener: () => void, signal: AbortSignal): void {
  const heard = (_: unknown, area: string): void => {
    if (area === 'managed') listener();
  };
  storage.onChanged.addListener(heard);
  signal.addEventListener('abort', () => storage.onChanged.removeListener(heard));
}

import { DATABASE } from './schema.ts';

/**
 * Opens the stored database as it is; never creates or upgrades one. Dexie's own way to open it
 * would create an empty one and delete it again, together with whatever the background has created
 * in the meantime.
 * @returns the connection, which closes by itself for an upgrade; `null` if there is no database
 */
export function openExisting(): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE);
    request.addEventListener('upgradeneeded', () => {
      request.transaction?.abort();
      resolve(null);
    });
    request.addEventListener('success', () => {
      const { result } = request;
      result.addEventListener('versionchange', () => result.close());
      resolve(result);
    });
    // Also after an abort, when nobody hears of it any more.
    request.addEventListener('error', (event) => {
      event.preventDefault();
      reject(request.error ?? new Error('No connection'));
    });
  });
}

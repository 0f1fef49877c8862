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
    let isMissing = false;
    request.addEventListener('upgradeneeded', () => {
      isMissing = true;
      request.transaction?.abort();
    });
    request.addEventListener('success', () => {
      const connection = request.result;
      connection.addEventListener('versionchange', () => connection.close());
      resolve(connection);
    });
    request.addEventListener('error', (event) => {
      event.preventDefault();
      if (isMissing) resolve(null);
      else reject(request.error ?? new Error('No connection'));
    });
  });
}

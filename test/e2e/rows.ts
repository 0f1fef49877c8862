import type { Page } from 'puppeteer-core';

/** Writes rows directly to IndexedDB. Open pages are not notified. */
export async function putRows(
  page: Page,
  rows: Readonly<Record<string, readonly object[]>>,
): Promise<void> {
  // Arguments are sent to the page as JSON, which has no NaN or Infinity.
  const text = JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? { number: String(value) } : value,
  );
  await page.evaluate(async (json) => {
    const tables: Readonly<Record<string, readonly object[]>> = JSON.parse(json, (_, value) =>
      value instanceof Object && typeof value.number === 'string' ? Number(value.number) : value,
    );
    const settle = async <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done, fail) => {
        request.addEventListener('success', () => done(request.result));
        request.addEventListener('error', () => fail(request.error ?? new Error('unknown')));
      });
    const database = await settle(indexedDB.open('kintime'));
    const transaction = database.transaction(Object.keys(tables), 'readwrite');
    const done = new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('abort')));
    });
    for (const [name, list] of Object.entries(tables)) {
      for (const row of list) transaction.objectStore(name).put(row);
    }
    await done;
    database.close();
  }, text);
}

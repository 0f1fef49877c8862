declare global {
  var earlyConnection: Promise<IDBDatabase | null> | undefined;
}

/**
 * The connection that the page's first script (`connect.ts`) opens while the others load, for its
 * first user; `undefined` for a later one, and where there is no such script.
 */
export function takeEarlyConnection(): Promise<IDBDatabase | null> | undefined {
  const { earlyConnection } = globalThis;
  globalThis.earlyConnection = undefined;
  return earlyConnection;
}

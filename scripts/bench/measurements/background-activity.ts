import type { CDPSession } from 'puppeteer-core';

/** A message that reached the background. */
export interface ReceivedMessage {
  readonly at: number;
  readonly name: string;
  /** The browser's id of the document that sent it. */
  readonly document: string;
}

/** Times are milliseconds of the background's monotonic clock. */
export interface BackgroundActivity {
  readonly messages: readonly ReceivedMessage[];
  readonly writes: readonly { readonly at: number; readonly stores: string }[];
}

declare global {
  var benchActivity: BackgroundActivity | undefined;
}

/** Runs in the background: records each message and each write transaction. */
const record = () => {
  const messages: ReceivedMessage[] = [];
  const writes: { at: number; stores: string }[] = [];
  globalThis.benchActivity = { messages, writes };
  chrome.runtime.onMessage.addListener((message, sender) => {
    const { documentId = '' } = sender;
    messages.push({ at: performance.now(), name: message.name, document: documentId });
  });
  const seen = new WeakSet<IDBTransaction>();
  // Not `IDBDatabase.transaction`, which Dexie may have bound already.
  IDBTransaction.prototype.objectStore = new Proxy(IDBTransaction.prototype.objectStore, {
    apply(original, transaction: IDBTransaction, parameters) {
      if (transaction.mode === 'readwrite' && !seen.has(transaction)) {
        seen.add(transaction);
        const stores = [...transaction.objectStoreNames].join(' ');
        writes.push({ at: performance.now(), stores });
      }
      return Reflect.apply(original, transaction, parameters);
    },
  });
};

async function evaluate(background: CDPSession, expression: string) {
  const { result, exceptionDetails } = await background.send('Runtime.evaluate', {
    expression,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined)
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result;
}

/** Starts recording; the session keeps the background awake. */
export async function recordActivity(background: CDPSession): Promise<void> {
  await evaluate(background, `(${String(record)})()`);
}

/** @throws if the background was restarted, which loses the recording */
export async function readActivity(background: CDPSession): Promise<BackgroundActivity> {
  const { value } = await evaluate(background, 'globalThis.benchActivity');
  if (value === undefined) throw new Error('The background was restarted while it was recorded');
  return value;
}

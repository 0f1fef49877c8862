import type { CDPSession } from 'puppeteer-core';

/** A message that reached the background. */
export interface Heard {
  readonly at: number;
  readonly name: string;
  /** The browser's own id of the document that sent it. */
  readonly document: string;
}

/** What the background was seen to do; times are milliseconds of its own clock. */
export interface Tally {
  readonly messages: readonly Heard[];
  readonly writes: readonly { readonly at: number; readonly stores: string }[];
}

declare global {
  var benchTally: { messages: Heard[]; writes: { at: number; stores: string }[] } | undefined;
}

/** Runs in the background: notes each message as one listener more, and each write transaction once. */
const keepTally = () => {
  const tally = {
    messages: new Array<Heard>(),
    writes: new Array<{ at: number; stores: string }>(),
  };
  globalThis.benchTally = tally;
  chrome.runtime.onMessage.addListener((message, sender) => {
    const { documentId = '' } = sender;
    tally.messages.push({ at: performance.now(), name: message.name, document: documentId });
  });
  const seen = new WeakSet<IDBTransaction>();
  // The database may be open already, and its `transaction` bound; every store is still fetched.
  IDBTransaction.prototype.objectStore = new Proxy(IDBTransaction.prototype.objectStore, {
    apply(original, transaction: IDBTransaction, parameters) {
      if (transaction.mode === 'readwrite' && !seen.has(transaction)) {
        seen.add(transaction);
        const stores = [...transaction.objectStoreNames].join(' ');
        tally.writes.push({ at: performance.now(), stores });
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

/** Begins to count what the background does, which must be held awake for as long. */
export async function beginTally(background: CDPSession): Promise<void> {
  await evaluate(background, `(${String(keepTally)})()`);
}

/** @throws where the background was started anew, and with it everything was forgotten */
export async function readTally(background: CDPSession): Promise<Tally> {
  const { value } = await evaluate(background, 'globalThis.benchTally');
  if (value === undefined) throw new Error('The background was started anew in between');
  return value;
}

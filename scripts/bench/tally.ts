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

/** Runs in the background: notes each message as one listener more, and each write as it begins. */
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
  // oxlint-disable-next-line typescript/unbound-method -- called with the database that it was called on.
  IDBDatabase.prototype.transaction = new Proxy(IDBDatabase.prototype.transaction, {
    apply(original, database, parameters) {
      if (parameters[1] === 'readwrite') {
        tally.writes.push({ at: performance.now(), stores: String(parameters[0]) });
      }
      return Reflect.apply(original, database, parameters);
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

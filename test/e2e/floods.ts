/** What a document of the site can send, run in its content script's world until `stopFlood`. */
export const FLOODS = {
  'a thousand frames': `
    const hello = () => ({ name: 'hello', document: crypto.randomUUID(), began: Date.now(), feed: 'other', embedded: true });
    window.flood = setInterval(() => { for (let i = 0; i < 50; i += 1) send(hello()); }, 1000);
    for (let i = 0; i < 1000; i += 1) send(hello());`,
  'an address that changes every 100 ms': `
    const id = crypto.randomUUID();
    let even = false;
    window.flood = setInterval(() => {
      even = !even;
      send({ name: 'moved', document: id, feed: even ? 'for-you' : 'search', embedded: false });
    }, 100);`,
  'a thousand tiny spans and gaps a second': `
    const id = crypto.randomUUID();
    let sequence = 0;
    const report = () => {
      const now = Date.now() - 1000;
      const pieces = (more) => Array.from({ length: 1000 }, (_, i) => ({ start: now + i, end: now + i + 1, ...more(i) }));
      send({ name: 'report', document: id, sequence: (sequence += 1), feed: 'for-you', embedded: false, touchedAgoMs: null,
        claims: pieces((i) => ({ feed: i % 2 === 0 ? 'for-you' : 'search' })),
        gaps: pieces((i) => ({ reason: i % 2 === 0 ? 'nobody' : 'stopped' })) });
    };
    window.flood = setInterval(report, 1000);
    for (let i = 0; i < 10; i += 1) report();`,
} as const;

/** Starts a flood. */
export function startFlood(flood: string): string {
  return `{ const send = (message) => void chrome.runtime.sendMessage(message).catch(() => undefined); ${flood} }`;
}

/** Ends the flood that was started. */
export const STOP_FLOOD = 'clearInterval(window.flood)';

/** Measures in a content script's world how long its first question takes, in milliseconds. */
export const TIME_HELLO = `(async () => {
  const from = performance.now();
  await chrome.runtime.sendMessage({ name: 'hello', document: crypto.randomUUID(), began: Date.now(), feed: 'search', embedded: false });
  return performance.now() - from;
})()`;

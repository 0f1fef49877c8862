import type { BrowserFile } from './browser-file.schema.ts';
import { withFewerVersions } from './shared-agreement.ts';

/**
 * The same file with less and less in it, of which the first is sent that fits (rule H4). Older week
 * cards go first, then older versions of the agreements, answered suggestions, the ids of versions
 * from long ago, the totals of earlier dates, and open suggestions but the latest. Agreements in
 * force, requests, extra time, answers and the totals of the last date stay.
 */
export function* smallerFiles(file: BrowserFile): Generator<BrowserFile> {
  let smaller = file;
  for (let most = file.cards.length - 1; most >= 0; most = Math.floor((most * 3) / 4) - 1) {
    smaller = { ...file, cards: file.cards.slice(0, most) };
    yield smaller;
  }
  smaller = { ...smaller, cards: [] };
  for (const most of [5, 1]) {
    const agreements = smaller.agreements.map((one) => withFewerVersions(one, most));
    smaller = { ...smaller, agreements };
    yield smaller;
  }
  const proposals = file.proposals.filter(({ answer }) => answer === null || answer === 'talk');
  smaller = { ...smaller, proposals };
  yield smaller;
  for (const most of [50, 0]) {
    const agreements = smaller.agreements.map((one) => ({
      ...one,
      earlier: one.earlier.slice(0, most),
    }));
    smaller = { ...smaller, agreements };
    yield smaller;
  }
  const totals = file.totals.map(({ person, days }) => ({ person, days: days.slice(-1) }));
  smaller = { ...smaller, totals };
  yield smaller;
  const latest = proposals.toSorted((a, b) => b.at - a.at);
  for (const most of [10, 0]) yield { ...smaller, proposals: latest.slice(0, most) };
}

import type { BrowserFile, SharedAgreement } from './browser-file.schema.ts';
import { withFewerVersions } from './shared-agreement.ts';

/**
 * The same file with less and less in it, of which the first is sent that fits (rule H4). Most ids of
 * versions from long ago go first, then older versions of the agreements, which are large, then older
 * week cards, answered suggestions, the totals of earlier dates, and open suggestions but the latest.
 * Agreements in force, requests, extra time, answers and the totals of the last date stay.
 */
export function* smallerFiles(file: BrowserFile): Generator<BrowserFile> {
  let smaller = file;
  const withAgreements = (change: (one: SharedAgreement) => SharedAgreement): BrowserFile => {
    smaller = { ...smaller, agreements: smaller.agreements.map(change) };
    return smaller;
  };
  yield withAgreements((one) => ({ ...one, earlier: one.earlier.slice(0, 50) }));
  yield withAgreements((one) => withFewerVersions(one, 5));
  for (let most = file.cards.length - 1; most >= 0; most = Math.floor((most * 3) / 4) - 1) {
    yield { ...smaller, cards: file.cards.slice(0, most) };
  }
  smaller = { ...smaller, cards: [] };
  yield withAgreements((one) => withFewerVersions(one, 1));
  const proposals = file.proposals.filter(({ answer }) => answer === null || answer === 'talk');
  smaller = { ...smaller, proposals };
  yield smaller;
  yield withAgreements((one) => ({ ...one, earlier: [] }));
  const totals = file.totals.map(({ person, days }) => ({ person, days: days.slice(-1) }));
  smaller = { ...smaller, totals };
  yield smaller;
  const latest = proposals.toSorted((a, b) => b.at - a.at);
  for (const most of [10, 0]) yield { ...smaller, proposals: latest.slice(0, most) };
}

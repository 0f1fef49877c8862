import {
  fileNameOf,
  openFile,
  sealFile,
  sealWhatFits,
} from '../../../src/background/sharing/sealed-file.ts';
import type { Household } from '../../../src/domain/household/household.ts';
import { hexOf } from '../../../src/domain/household/pairing-code.ts';
import type { BrowserFile } from '../../../src/domain/household/sharing/browser-file.schema.ts';
import type { TakeOver } from '../../../src/domain/household/sharing/take-over.ts';
import { sumBy } from '../../../src/domain/stats/sum.ts';
import { newKey } from '../../../src/platform/crypto/household-crypto.ts';
import type { SimulatedBrowser } from '../../../test/unit/domain/household/sharing/simulated-browser.ts';
import {
  addCards,
  askForAll,
  changeRule,
  changeRules,
  FAMILY,
  familyBrowser,
  NOW,
} from '../family-files.ts';
import type { Measurement } from '../measurement.ts';
import { median } from '../statistics.ts';

const BROWSERS = 10;
const TRIES = 5;
/** How many weeks of cards a browser sends, as far as they fit. */
const SENT_WEEKS = 12;
const FIVE_YEARS = 260;
const MONTHS = 60;

const HOUSEHOLD: Household = {
  name: 'The Bergs',
  tag: '0a1b',
  key: hexOf(newKey()),
  oldKeys: [],
  counter: 0,
};

const kB = (bytes: Uint8Array): number => bytes.length / 1024;

async function reopened(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<BrowserFile> {
  const file = await openFile(HOUSEHOLD, name, bytes);
  if (typeof file === 'string') throw new Error(`A sealed file is ${file}`);
  return file;
}

async function measureFile() {
  const browser = familyBrowser('Family computer');
  changeRules(browser, MONTHS);
  addCards(browser, browser, SENT_WEEKS);
  askForAll(browser);
  const file = browser.file(NOW);
  const name = await fileNameOf(browser.device);
  const whole = await sealFile(HOUSEHOLD, name, file);
  const sent = await sealWhatFits(HOUSEHOLD, name, file);
  const { cards } = await reopened(name, sent);
  const text = JSON.stringify(file).length / 1024;
  return {
    wholeFile: {
      value: kB(whole),
      note: `${text.toFixed(0)} kB of text; all with rules, requests and ${SENT_WEEKS} week cards`,
    },
    sentFile: { value: kB(sent), note: `${cards.length} of ${file.cards.length} week cards fit` },
  };
}

/** A browser that knows ten others for five years, and files in which those say something new. */
async function household(): Promise<{ here: SimulatedBrowser; files: readonly BrowserFile[] }> {
  const here = familyBrowser('here');
  changeRules(here, MONTHS);
  const files: BrowserFile[] = [];
  for (let i = 0; i < BROWSERS; i += 1) {
    // Versions fill the file of a browser that everybody uses, and cards the file of the others.
    const other = familyBrowser(`browser ${i}`, i % 2 === 0 ? FAMILY : ['Mia', 'Ben']);
    for (const [id, row] of here.agreements) other.agreements.set(id, row);
    // Several browsers change the rules of the same member.
    changeRule(other, i % 3 === 0 ? 'Mia' : 'Ben', NOW);
    addCards(other, other, SENT_WEEKS);
    askForAll(other);
    addCards(here, other, FIVE_YEARS);
    const name = await fileNameOf(other.device);
    files.push(await reopened(name, await sealWhatFits(HOUSEHOLD, name, other.file(NOW))));
  }
  // So that all that are sent are new.
  for (const [key, card] of here.cards) here.cards.set(key, { ...card, counter: 1 });
  return { here, files };
}

async function measureMerge() {
  const { here, files } = await household();
  const times: number[] = [];
  let taken: readonly TakeOver[] = [];
  for (let i = 0; i < TRIES; i += 1) {
    const browser = here.copied();
    const start = performance.now();
    taken = files.flatMap((file) => browser.take(file, NOW) ?? []);
    times.push(performance.now() - start);
  }
  const [cards, versions, totals] = (['cards', 'agreements', 'sharedTime'] as const).map((rows) =>
    sumBy(taken, (plan) => plan[rows].length),
  );
  const known = `${here.cards.size} cards and ${here.agreements.size} versions known`;
  return {
    mergeTime: {
      value: median(times),
      note: `median of ${TRIES}; ${known}; ${cards} cards, ${versions} versions and ${totals} totals new`,
    },
  };
}

export const sharedFolder: Measurement = {
  name: 'shared-folder',
  measure: async () => ({ ...(await measureFile()), ...(await measureMerge()) }),
};

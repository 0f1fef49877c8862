import { setTimeout as sleep } from 'node:timers/promises';
import { MINUTE, SECOND } from '../../../src/domain/time/units.ts';
import type { Millis } from '../../../src/domain/time/units.ts';
import { until } from '../../../test/e2e/browsers/wait-until.ts';
import { makeHousehold, weekPage } from '../../../test/e2e/household.ts';
import { Kintime } from '../../../test/e2e/kintime.ts';
import {
  currentVerdict,
  daily,
  memberId,
  request,
  setPin,
  setRules,
  waitForClosedPage,
} from '../../../test/e2e/messaging.ts';
import { click, PIN, waitForText } from '../../../test/e2e/page-actions.ts';
import { connectFolder, joinAs, untilHeard } from '../../../test/e2e/connected-folder.ts';
import { startSite } from '../../../test/fixtures/site/server.ts';
import type { Site } from '../../../test/fixtures/site/server.ts';
import { startRclone } from '../../../test/fixtures/webdav/rclone.ts';
import { startRecorder } from '../../../test/fixtures/webdav/recorder.ts';
import type { Recorder } from '../../../test/fixtures/webdav/recorder.ts';
import type { WebdavServer } from '../../../test/fixtures/webdav/server.ts';
import { closing } from '../../disposable.ts';
import type { Bench, Figure, Measurement } from '../measurement.ts';

/** How many looks while somebody watches are measured; one comes every 2 minutes. */
const LOOKS = 4;
/** By then a look is over: requests, answers and the file that is written. */
const LOOK_TAKES: Millis = 10 * SECOND;

/** A browser, and what it says to the shared folder. */
interface Place {
  readonly kintime: Kintime;
  readonly recorder: Recorder;
}

/** What a browser and the folder said to each other from one moment to another. */
interface Exchanged {
  readonly methods: readonly string[];
  readonly bytes: number;
}

const looksOf = ({ requests }: Recorder) => requests.filter(({ method }) => method === 'PROPFIND');

/** Starts to record. @returns a function that returns what was exchanged since then */
function record({ recorder }: Place): () => Exchanged {
  const [first, before] = [recorder.requests.length, recorder.bytes()];
  return () => ({
    methods: recorder.requests.slice(first).map(({ method }) => method),
    bytes: recorder.bytes() - before,
  });
}

/** Waits until so many more looks have begun and are over. @returns when the last one began */
async function afterLooks({ recorder }: Place, count: number, signal: AbortSignal) {
  const before = looksOf(recorder).length;
  const at = await until(
    'a look into the folder',
    () => looksOf(recorder)[before + count - 1]?.at,
    { within: (count + 1) * 3 * MINUTE, every: 500, signal },
  );
  await sleep(LOOK_TAKES, undefined, { signal });
  return at;
}

/** Mia's laptop with a limit that Dad has set, and Dad's computer, in one household and folder. */
async function connect(laptop: Place, office: Place, server: WebdavServer): Promise<void> {
  const member = await memberId(laptop.kintime);
  await request(laptop.kintime, 'rename-member', { member, memberName: 'Mia' });
  await setPin(laptop.kintime, PIN);
  const page = await weekPage(laptop.kintime);
  await makeHousehold(page, 'The Bergs', false);
  await page.close();
  await joinAs(office.kintime, laptop.kintime, null);
  const { user, password } = server;
  for (const { place, browser } of [
    { place: laptop, browser: 'Laptop' },
    { place: office, browser: 'Office' },
  ]) {
    const address = `${place.recorder.address}Kintime`;
    await (await connectFolder(place.kintime, { user, password, browser, address })).close();
  }
  await untilHeard(office.kintime, 'Dad to be known', async () => {
    const { parents } = (await request(office.kintime, 'profile', {})).profile;
    return parents.some(({ name }) => name === 'Dad');
  });
}

/** Somebody watches on the laptop, and nobody does in the office. */
async function watch(laptop: Place, office: Place, signal: AbortSignal) {
  const feed = await laptop.kintime.visit('/foryou?hop=5000&address=push');
  const start = await afterLooks(laptop, 1, signal);
  const [watched, unwatched] = [record(laptop), record(office)];
  const end = await afterLooks(laptop, LOOKS, signal);
  const [seen, idle] = [watched(), unwatched()];
  await laptop.kintime.leave(feed);
  const hours = (end - start) / (60 * MINUTE);
  const rate = (value: number, note: string): Figure => ({ value: value / hours, note });
  const countOf = (method: string, { methods }: Exchanged) =>
    methods.filter((one) => one === method).length;
  const within = `in ${((end - start) / MINUTE).toFixed(1)} minutes`;
  return {
    looks: rate(countOf('PROPFIND', seen), `${countOf('PROPFIND', seen)} ${within}`),
    fileWrites: rate(countOf('PUT', seen), `${countOf('PUT', seen)} ${within}`),
    folderRequests: rate(
      seen.methods.length,
      `${seen.methods.join(' ')}; one more for each new file of others`,
    ),
    folderTraffic: rate(
      seen.bytes / 1024,
      `${(seen.bytes / 1024).toFixed(1)} kB ${within}, with headers, without TLS`,
    ),
    unwatchedLooks: rate(countOf('PROPFIND', idle), `${countOf('PROPFIND', idle)} ${within}`),
  };
}

/** One look of a browser in which nobody watches. */
async function lookOnce(place: Place, signal: AbortSignal): Promise<Figure> {
  // Several pages that open at once cause one look.
  await sleep(LOOK_TAKES * 1.2, undefined, { signal });
  const recorded = record(place);
  await request(place.kintime, 'sync-folder', {});
  await sleep(SECOND, undefined, { signal });
  const { methods, bytes } = recorded();
  if (methods.length === 0) throw new Error('The browser did not look into the folder');
  return { value: bytes / 1024, note: methods.join(' ') };
}

/**
 * Mia asks on the laptop's closed page, and Dad says yes in the office as soon as he sees that: the
 * page's next look is nearly 2 minutes away.
 */
async function yesToOpen(laptop: Place, office: Place, signal: AbortSignal): Promise<Figure> {
  await setRules(laptop.kintime, daily(0));
  await request(laptop.kintime, 'lock', {});
  const closed = await laptop.kintime.visit('/foryou');
  await waitForClosedPage(closed);
  await click(closed, 'ask-more');
  await click(closed, 'extra-submit');
  await waitForText(closed, 'request', /Waits for an answer/);
  const asked = await untilHeard(office.kintime, 'the request', async () => {
    const { items } = await request(office.kintime, 'folder-inbox', {});
    return items.find((one) => one.request !== null)?.request ?? undefined;
  });
  await setPin(office.kintime, PIN);
  const start = performance.now();
  await request(office.kintime, 'answer-other-request', {
    request: asked.id,
    minutes: asked.ms / MINUTE,
    reason: '',
  });
  await until(
    'the yes to arrive',
    async () => (await currentVerdict(laptop.kintime)).state === 'open',
    { within: 5 * MINUTE, every: 200, signal },
  );
  const seconds = (performance.now() - start) / 1000;
  return {
    value: seconds,
    note: 'one try; the yes comes soon after the request, and the page looks every 2 minutes',
  };
}

/** A browser that counts, and a recorder between it and the server. */
async function open(
  { dist, signal }: Bench,
  site: Site,
  server: WebdavServer,
): Promise<Place & AsyncDisposable> {
  const kintime = await Kintime.start({ browser: 'chromium', headless: true, dist, site, signal });
  const recorder = await startRecorder(server);
  const close = async (): Promise<void> => {
    await kintime.launched.close();
    await recorder.close();
  };
  await kintime.startCounting();
  return closing({ kintime, recorder, close });
}

async function measure(bench: Bench) {
  const { signal } = bench;
  await using site = closing(await startSite({ signal }));
  await using server = closing(await startRclone(signal));
  await using laptop = await open(bench, site, server);
  await using office = await open(bench, site, server);
  await connect(laptop, office, server);
  return {
    ...(await watch(laptop, office, signal)),
    newsTraffic: await lookOnce(office, signal),
    idleTraffic: await lookOnce(office, signal),
    yesToOpen: await yesToOpen(laptop, office, signal),
  };
}

export const sharedFolderHour: Measurement = { name: 'shared-folder-hour', isLong: true, measure };

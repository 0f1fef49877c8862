import type { DayKey, Millis } from '../../time/units.ts';
import type {
  BrowserFile,
  SharedProposal,
  SharedRequest,
  SharedVersion,
} from './browser-file.schema.ts';
import type { FolderOutbox } from './connection.ts';
import { sharedHeads } from './shared-agreement.ts';

/** What a member of other browsers waits for. */
export interface Waiting {
  /** The id in the household. */
  readonly person: string;
  readonly name: string;
  /** The name of their browser: the one where they asked, if they have several. */
  readonly browser: string;
  readonly request: SharedRequest | null;
  /** How long they watched on the date of the request, in browsers that have told; `null` in none. */
  readonly watchedMs: Millis | null;
  /** The newest first. */
  readonly proposals: readonly SharedProposal[];
  /** What holds of their agreement: several versions where some were made at once; none before the first. */
  readonly heads: readonly SharedVersion[];
}

/**
 * What members of other browsers wait for (rule H4), without what was answered here: open
 * suggestions, and requests from `since` on.
 * @param local the ids in the household of this browser's own members
 * @param since yesterday, since another browser's day may be another one
 */
export function waitingElsewhere(
  files: readonly BrowserFile[],
  local: ReadonlySet<string>,
  { answers }: Pick<FolderOutbox, 'answers'>,
  since: DayKey,
): Waiting[] {
  const isAnswered = ({ id }: { readonly id: string }): boolean =>
    answers.some(({ to, answer }) => to === id && answer.is !== 'talk');
  const names = [...namesOf(files)].filter(([person]) => !local.has(person));
  return names.flatMap(([person, name]) => {
    const isTheirs = (one: { readonly person: string }): boolean => one.person === person;
    const requests = files
      .flatMap((file) => file.requests.filter(isTheirs))
      .toSorted((a, b) => b.at - a.at);
    const newest = requests[0];
    const isWaiting =
      newest !== undefined &&
      newest.date >= since &&
      requests.every(({ id, answer }) => id !== newest.id || answer === null) &&
      !isAnswered(newest);
    const request = isWaiting ? newest : null;
    const proposals = openProposals(
      files.flatMap((file) => file.proposals.filter(isTheirs)),
    ).filter((one) => !isAnswered(one));
    const latestAsked = request ?? proposals[0];
    if (latestAsked === undefined) return [];
    const asked = files.find((file) =>
      [...file.requests, ...file.proposals].some(({ id }) => id === latestAsked.id),
    );
    const browser = asked?.browser ?? '';
    const heads = sharedHeads(files.flatMap(({ agreements }) => agreements.filter(isTheirs)));
    const told = files
      .flatMap(({ totals }) => totals.filter(isTheirs))
      .flatMap(({ days }) => days.filter(({ date }) => date === request?.date));
    const watchedMs = told.length === 0 ? null : told.reduce((sum, { ms }) => sum + ms, 0);
    return [{ person, name, browser, request, watchedMs, proposals, heads }];
  });
}

/** A request for extra time as the toolbar button shows it. */
export interface Asked {
  /** Empty for a member without a name. */
  readonly name: string;
  readonly ms: Millis;
}

/** The latest of the requests of a date and later; a request waits until its day ends (rule A9). */
export function latestRequest(waiting: readonly Waiting[], today: DayKey): Asked | null {
  const [latest] = waiting
    .flatMap(({ name, request }) => (request === null ? [] : [{ name, request }]))
    .filter(({ request }) => request.date >= today)
    .toSorted((a, b) => b.request.at - a.request.at);
  return latest === undefined ? null : { name: latest.name, ms: latest.request.ms };
}

/**
 * The names of other browsers' people by their ids in the household. Whoever has several browsers may
 * have a name in one of them alone.
 */
export function namesOf(files: readonly BrowserFile[]): ReadonlyMap<string, string> {
  const people = files.flatMap((file) => file.people);
  const byId = new Map(people.map(({ id, name }) => [id, name]));
  for (const { id, name } of people) if (name !== '') byId.set(id, name);
  return byId;
}

/** Those that no browser knows an answer to, each once; "Let's talk" leaves one open. */
function openProposals(all: readonly SharedProposal[]): SharedProposal[] {
  const settled = new Set(
    all.filter(({ answer }) => answer === 'yes' || answer === 'no').map(({ id }) => id),
  );
  const byId = new Map(all.map((one) => [one.id, one]));
  return [...byId.values()].filter(({ id }) => !settled.has(id)).toSorted((a, b) => b.at - a.at);
}

import type { DayKey } from '../../time/units.ts';
import type {
  BrowserFile,
  SharedProposal,
  SharedRequest,
  SharedVersion,
} from './browser-file.schema.ts';
import type { FolderOutbox } from './connection.ts';

/** What a member of other browsers waits for. */
export interface Waiting {
  /** The id in the household. */
  readonly person: string;
  readonly name: string;
  /** The name of one of their browsers. */
  readonly browser: string;
  readonly request: SharedRequest | null;
  /** The newest first. */
  readonly proposals: readonly SharedProposal[];
  /** The latest version of their agreement; `null` before the first. */
  readonly latest: SharedVersion | null;
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
  const people = new Map(
    files.flatMap(({ people: own, browser }) =>
      own.filter(({ id }) => !local.has(id)).map(({ id, name }) => [id, { name, browser }]),
    ),
  );
  return [...people].flatMap(([person, { name, browser }]) => {
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
    const waiting: Waiting = {
      person,
      name,
      browser,
      request: isWaiting ? newest : null,
      proposals: openProposals(files.flatMap((file) => file.proposals.filter(isTheirs))).filter(
        (one) => !isAnswered(one),
      ),
      latest: latestOf(files, person),
    };
    return waiting.request === null && waiting.proposals.length === 0 ? [] : [waiting];
  });
}

/** The latest version of a member's agreement that other browsers know; `null` before the first. */
export function latestOf(files: readonly BrowserFile[], person: string): SharedVersion | null {
  return (
    files
      .flatMap(({ agreements }) => agreements.filter((one) => one.person === person))
      .flatMap(({ versions }) => versions)
      .toSorted((a, b) => a.version - b.version)
      .at(-1) ?? null
  );
}

/** Those that no browser knows an answer to, each once; "Let's talk" leaves one open. */
function openProposals(all: readonly SharedProposal[]): SharedProposal[] {
  const settled = new Set(
    all.filter(({ answer }) => answer === 'yes' || answer === 'no').map(({ id }) => id),
  );
  const byId = new Map(all.map((one) => [one.id, one]));
  return [...byId.values()].filter(({ id }) => !settled.has(id)).toSorted((a, b) => b.at - a.at);
}

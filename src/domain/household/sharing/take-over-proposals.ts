import type { Agreement, AnswerKind, Proposal } from '../../agreement/agreement.ts';
import { NO_PIN } from '../../agreement/consent.ts';
import type { EpochMs } from '../../time/units.ts';
import type { BrowserFile } from './browser-file.schema.ts';

/** What is known here of a member's suggestions. */
export interface ProposalsContext {
  readonly person: string;
  readonly member: string;
  readonly proposals: readonly Proposal[];
  /** All of the member's, after those of the file were taken over. */
  readonly agreements: readonly Agreement[];
  /** Whether a parent has a PIN here. */
  readonly hasPin: boolean;
  /** In recorded time. */
  readonly now: EpochMs;
}

export interface TakenProposals {
  /** New and changed ones. */
  readonly put: readonly Proposal[];
  /** The ids of those that were taken back. */
  readonly withdrawn: readonly string[];
  /** Whether an answer was refused: no parent signed it. */
  readonly isRefused: boolean;
}

/**
 * Takes over a member's suggestions, and answers to them, from another browser (rule H4). Of several
 * answers a yes holds, then a no, then "let's talk"; a yes comes with the version that it made.
 * @param file every signature in it is good
 * @param previous the file of that browser before
 */
export function takeOverProposals(
  file: BrowserFile,
  previous: BrowserFile | undefined,
  { person, member, proposals, agreements, hasPin, now }: ProposalsContext,
): TakenProposals {
  const isTheirs = (one: { readonly person: string }): boolean => one.person === person;
  const rows = new Map(proposals.map((row) => [row.id, row]));
  const put = new Map<string, Proposal>();
  let isRefused = false;
  const change = (row: Proposal): void => {
    rows.set(row.id, row);
    put.set(row.id, row);
  };
  const answer = (id: string, kind: AnswerKind, by: string, reason: string): void => {
    const row = rows.get(id);
    if (row === undefined || rank(kind) <= rank(row.answer)) return;
    change({ ...row, answer: kind, answerReason: reason, answeredBy: by, answeredAt: now });
  };

  for (const { person: _, ...shared } of file.proposals.filter(isTheirs)) {
    const { id, answer: kind, answeredBy, answerReason } = shared;
    if (!rows.has(id))
      change({
        ...shared,
        member,
        answer: null,
        answerReason: '',
        answeredBy: null,
        answeredAt: null,
      });
    if (kind !== null && kind !== 'yes') answer(id, kind, answeredBy ?? NO_PIN, answerReason);
  }
  for (const { to, answer: given, reason, signature } of file.answers.filter(isTheirs)) {
    if (given.is === 'extra-time' || given.is === 'yes') continue;
    if (hasPin && signature === null) isRefused = true;
    else answer(to, given.is, signature?.parent ?? NO_PIN, reason);
  }
  for (const { proposal, signature } of agreements) {
    if (proposal === undefined) continue;
    const reason = file.answers.find(({ to }) => to === proposal)?.reason ?? '';
    answer(proposal, 'yes', signature?.parent ?? NO_PIN, reason);
  }
  const withdrawn = (previous?.proposals ?? []).filter(
    ({ id }) => isOpen(rows.get(id)) && !file.proposals.some((one) => one.id === id),
  );
  const gone = new Set(withdrawn.map(({ id }) => id));
  return {
    put: [...put.values()].filter(({ id }) => !gone.has(id)),
    withdrawn: [...gone],
    isRefused,
  };
}

const RANKS: readonly (AnswerKind | null)[] = [null, 'talk', 'no', 'yes'];

function rank(answer: AnswerKind | null): number {
  return RANKS.indexOf(answer);
}

/** "Let's talk" leaves a suggestion open. */
function isOpen(row: Proposal | undefined): boolean {
  return row !== undefined && rank(row.answer) < rank('no');
}

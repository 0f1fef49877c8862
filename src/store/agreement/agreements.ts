import { agreementAt, ANSWERS, latestAgreement } from '../../domain/agreement/agreement.ts';
import { MEMBER } from '../../domain/agreement/consent.ts';
import type {
  Agreement,
  AnswerKind,
  Proposal,
  DecisionMode,
  Wish,
} from '../../domain/agreement/agreement.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { authorName } from '../../domain/agreement/change-log.ts';
import type { Author, Member } from '../../domain/people/members.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { agreementSchema, proposalSchema } from '../../domain/agreement/agreement.schema.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings } from '../settings.ts';
import { validRows } from '../db/valid-rows.ts';

/** A new version, as it was decided. */
export interface Decision {
  readonly member: string;
  readonly way: DecisionMode;
  readonly rules: Rules;
  readonly from: EpochMs;
  readonly lookAgain: DayKey | null;
  readonly wishes: readonly Wish[];
  /** The parent who decides, or `null` for the member. */
  readonly parent: Author | null;
  /** Who says yes to it by making it: its maker, and with a proposal the one who proposed it. */
  readonly yeses: readonly string[];
}

/** A member's agreements in the order of their versions. */
export async function readAgreements(
  { agreements }: KintimeDatabase,
  member: string,
): Promise<Agreement[]> {
  return agreements
    .where('member')
    .equals(member)
    .filter((row) => is(agreementSchema, row))
    .sortBy('version');
}

/** Writes a new version of a member's agreement. Earlier versions stay as they are. */
export async function makeAgreement(
  database: KintimeDatabase,
  decision: Decision,
  wall: EpochMs,
): Promise<number> {
  const { agreements, log, members, settings } = database;
  return database.transaction('rw!', [agreements, log, members, settings], async () =>
    writeAgreement(database, decision, recordedNow(await readSettings(database), wall)),
  );
}

/** Part of a transaction that includes the agreements, the log and the members. */
async function writeAgreement(
  database: KintimeDatabase,
  decision: Decision,
  now: EpochMs,
): Promise<number> {
  const known = await readAgreements(database, decision.member);
  const version = (latestAgreement(known, decision.member)?.version ?? 0) + 1;
  const { parent, yeses, ...rest } = decision;
  await database.agreements.put({
    ...rest,
    id: crypto.randomUUID(),
    version,
    madeAt: now,
    madeBy: parent?.id ?? MEMBER,
    yeses: yeses.map((by) => ({ by, at: now })),
  });
  const { who, whom } = await namesOf(database, decision.member, parent);
  await database.log.add({ at: now, what: 'agreement-made', who, whom, version });
  return version;
}

/**
 * Adds a yes to the latest version. A second one changes nothing.
 * @param version which one is meant
 * @returns false where that is not the latest
 */
export async function addYes(
  database: KintimeDatabase,
  member: string,
  version: number,
  parent: Author | null,
  wall: EpochMs,
): Promise<boolean> {
  const { agreements, log, members, settings } = database;
  return database.transaction('rw!', [agreements, log, members, settings], async () => {
    const now = recordedNow(await readSettings(database), wall);
    const latest = latestAgreement(await readAgreements(database, member), member);
    if (latest?.version !== version) return false;
    const by = parent?.id ?? MEMBER;
    if (latest.yeses.some((yes) => yes.by === by)) return true;
    await agreements.put({ ...latest, yeses: [...latest.yeses, { by, at: now }] });
    await log.add({ at: now, what: 'agreement-yes', ...(await namesOf(database, member, parent)) });
    return true;
  });
}

/** More open proposals than that answer themselves: the oldest goes. */
const MAX_PROPOSALS = 20;

/** Keeps what a member would like to have changed. */
export async function addProposal(
  database: KintimeDatabase,
  member: string,
  rules: Rules,
  reason: string,
  wall: EpochMs,
): Promise<void> {
  const { log, members, proposals, settings } = database;
  await database.transaction('rw!', [log, members, proposals, settings], async () => {
    const now = recordedNow(await readSettings(database), wall);
    const known = await proposals.where('member').equals(member).sortBy('at');
    const surplus = known.slice(0, Math.max(0, known.length + 1 - MAX_PROPOSALS));
    await proposals.bulkDelete(surplus.map(({ id }) => id));
    await proposals.put({
      id: crypto.randomUUID(),
      member,
      at: now,
      rules,
      reason,
      answer: null,
      answerReason: '',
      answeredBy: null,
      answeredAt: null,
    });
    await log.add({ at: now, what: 'proposed', ...(await namesOf(database, member, null)) });
  });
}

/** What a member would like or liked to have changed, the latest first. */
export async function readProposals(
  { proposals }: KintimeDatabase,
  member: string,
): Promise<Proposal[]> {
  const known = await proposals
    .where('member')
    .equals(member)
    .filter((row) => is(proposalSchema, row))
    .sortBy('at');
  return known.toReversed();
}

/** A proposal that can be answered; `undefined` where there is none. */
export async function openProposal(
  { proposals }: KintimeDatabase,
  id: string,
): Promise<Proposal | undefined> {
  const proposal = await proposals.get(id);
  return proposal === undefined || !is(proposalSchema, proposal) || isSettled(proposal)
    ? undefined
    : proposal;
}

/**
 * Keeps a parent's answer, and makes what a yes decides the agreement: both or neither.
 * @param decision what the yes decides; `null` for any other answer
 * @returns whether there was a proposal to answer
 */
export async function answerProposal(
  database: KintimeDatabase,
  id: string,
  answer: AnswerKind,
  reason: string,
  parent: Author | null,
  decision: Decision | null,
  wall: EpochMs,
): Promise<boolean> {
  const { agreements, log, members, proposals, settings } = database;
  const tables = [agreements, log, members, proposals, settings];
  return database.transaction('rw!', tables, async () => {
    const now = recordedNow(await readSettings(database), wall);
    const proposal = await openProposal(database, id);
    if (proposal === undefined) return false;
    await proposals.put({
      ...proposal,
      answer,
      answerReason: reason,
      answeredBy: parent?.id ?? MEMBER,
      answeredAt: now,
    });
    const names = await namesOf(database, proposal.member, parent);
    await log.add({ at: now, what: 'proposal-answered', ...names, answer });
    if (decision !== null) await writeAgreement(database, decision, now);
    return true;
  });
}

/** Takes a proposal away that waits for its yes or no. @returns false where there is none */
export async function withdrawProposal(
  database: KintimeDatabase,
  id: string,
  wall: EpochMs,
): Promise<boolean> {
  const { log, members, proposals, settings } = database;
  return database.transaction('rw!', [log, members, proposals, settings], async () => {
    const proposal = await openProposal(database, id);
    if (proposal === undefined) return false;
    await proposals.delete(id);
    const at = recordedNow(await readSettings(database), wall);
    const names = await namesOf(database, proposal.member, null);
    await log.add({ at, what: 'proposal-withdrawn', ...names });
    return true;
  });
}

/** After "let's talk" there is still a yes or a no to come. */
function isSettled({ answer }: Proposal): boolean {
  return answer !== null && answer !== ANSWERS[2];
}

/** The names as they are now, for the change log. */
export async function namesOf(
  database: KintimeDatabase,
  member: string,
  parent: Author | null,
): Promise<{ who: string; whom: string }> {
  const person = await database.members.get(member);
  return { who: parent === null ? '' : authorName(parent), whom: person?.name ?? '' };
}

/** The versions of these members that hold at a moment, and those that are decided and come. */
export async function standingAt(
  { agreements }: KintimeDatabase,
  people: readonly Member[],
  now: EpochMs,
): Promise<Agreement[]> {
  const all = await validRows(agreements, agreementSchema);
  return people.flatMap(({ id }) => {
    const both = [agreementAt(all, id, now), latestAgreement(all, id)];
    return [...new Set(both)].flatMap((one) => one ?? []);
  });
}

/** The versions of all members that hold at a moment. */
export async function agreementsAt(
  { agreements }: KintimeDatabase,
  now: EpochMs,
): Promise<Agreement[]> {
  const all = await validRows(agreements, agreementSchema);
  const members = [...new Set(all.map(({ member }) => member))];
  return members.flatMap(
    (member) =>
      latestAgreement(
        all.filter(({ from }) => from <= now),
        member,
      ) ?? [],
  );
}

import { agreementAt, latestAgreement } from '../../domain/agreement/agreement.ts';
import { authorshipOf, consentsOf, MEMBER, NO_PIN } from '../../domain/agreement/consent.ts';
import type { Speaker } from '../../domain/agreement/consent.ts';
import type {
  Agreement,
  AnswerKind,
  Proposal,
  DecisionMode,
  Wish,
} from '../../domain/agreement/agreement.ts';
import { authorName } from '../../domain/agreement/change-log.ts';
import type { Author, Member } from '../../domain/people/members.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { agreementSchema, proposalSchema } from '../../domain/agreement/agreement.schema.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { transact } from '../settings.ts';
import { validRows } from '../db/valid-rows.ts';

/** A new version of an agreement, before it is stored. */
export interface Decision extends Speaker {
  readonly member: string;
  readonly way: DecisionMode;
  readonly rules: Rules;
  readonly from: EpochMs;
  readonly lookAgain: DayKey | null;
  readonly wishes: readonly Wish[];
  /** When the member proposed it, and so agreed. */
  readonly proposedAt?: EpochMs;
  /** The proposal that it answers, by its id. */
  readonly proposal?: string;
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

/** Adds a version to a member's agreement, and returns it; earlier versions stay. */
export async function makeAgreement(
  database: KintimeDatabase,
  decision: Decision,
  wall: EpochMs,
): Promise<Agreement> {
  const { agreements, log, members } = database;
  return transact(database, [agreements, log, members], wall, async ({ device }, now) =>
    writeAgreement(database, decision, device, now),
  );
}

/** The same. Must run inside a transaction on the agreements, the log and the members. */
export async function writeAgreement(
  database: KintimeDatabase,
  decision: Decision,
  device: string,
  now: EpochMs,
): Promise<Agreement> {
  const known = await readAgreements(database, decision.member);
  const latest = latestAgreement(known, decision.member);
  const version = (latest?.version ?? 0) + 1;
  const { parent, isMember, proposedAt, ...rest } = decision;
  const { madeBy, yeses } = authorshipOf({ parent, isMember }, now);
  const proposed = proposedAt === undefined ? [] : [{ by: MEMBER, at: proposedAt }];
  const made: Agreement = {
    ...rest,
    id: crypto.randomUUID(),
    version,
    basedOn: latest === null ? [] : [latest.id],
    madeAt: now,
    madeBy,
    yeses: [...proposed, ...yeses].map(({ by, at }) => ({ by, at, device })),
  };
  await database.agreements.put(made);
  const { who, whom } = await namesOf(database, decision.member, parent);
  await database.log.add({ at: now, what: 'agreement-made', who, whom, version });
  return made;
}

/**
 * Adds somebody's yes to the latest version (rule A3). Idempotent.
 * @param version the version that was seen
 * @returns the version with the yes; `null` if it is not the latest
 */
export async function addConsent(
  database: KintimeDatabase,
  member: string,
  version: number,
  parent: Author | null,
  wall: EpochMs,
): Promise<Agreement | null> {
  const { agreements, log, members } = database;
  return transact(database, [agreements, log, members], wall, async ({ device }, now) => {
    const latest = latestAgreement(await readAgreements(database, member), member);
    if (latest?.version !== version) return null;
    const by = parent?.id ?? MEMBER;
    if (consentsOf(latest).some((yes) => yes.by === by)) return latest;
    const yeses = [...latest.yeses, { by, at: now, device }];
    const agreed = { ...latest, yeses, noes: noesWithout(latest, by) };
    await agreements.put(agreed);
    await log.add({ at: now, what: 'agreement-yes', ...(await namesOf(database, member, parent)) });
    return agreed;
  });
}

/**
 * Adds somebody's no to the latest version, in place of an earlier one (rule A3). It changes no
 * rule, and the change log does not list it.
 * @param version the version that was seen
 * @returns false if that is not the latest, or they have said yes to it
 */
export async function addRefusal(
  database: KintimeDatabase,
  member: string,
  version: number,
  parent: Author | null,
  reason: string,
  wall: EpochMs,
): Promise<boolean> {
  const { agreements } = database;
  return transact(database, [agreements], wall, async (_, now) => {
    const latest = latestAgreement(await readAgreements(database, member), member);
    const by = parent?.id ?? MEMBER;
    if (latest?.version !== version || consentsOf(latest).some((yes) => yes.by === by))
      return false;
    const noes = [...noesWithout(latest, by), { by, at: now, reason }];
    await agreements.put({ ...latest, noes });
    return true;
  });
}

function noesWithout({ noes = [] }: Agreement, by: string): NonNullable<Agreement['noes']> {
  return noes.filter((no) => no.by !== by);
}

/** Per member; the oldest is deleted when another is added. */
const MAX_PROPOSALS = 20;

/** Stores a member's proposal. */
export async function addProposal(
  database: KintimeDatabase,
  member: string,
  rules: Rules,
  reason: string,
  wall: EpochMs,
): Promise<void> {
  const { log, members, proposals } = database;
  await transact(database, [log, members, proposals], wall, async (_, now) => {
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

/** A member's proposals, newest first. */
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

/** A proposal that can still be answered; `undefined` if there is none. */
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
 * Stores the answer to a proposal and, for a yes, the new version of the agreement, in one
 * transaction.
 * @param decision the new version; `null` for any other answer
 * @returns the new version, if any; `null` if there is no such open proposal
 */
export async function answerProposal(
  database: KintimeDatabase,
  id: string,
  answer: AnswerKind,
  reason: string,
  parent: Author | null,
  decision: Decision | null,
  wall: EpochMs,
): Promise<{ readonly made: Agreement | null } | null> {
  const { agreements, log, members, proposals } = database;
  return transact(
    database,
    [agreements, log, members, proposals],
    wall,
    async ({ device }, now) => {
      const proposal = await openProposal(database, id);
      if (proposal === undefined) return null;
      await proposals.put({
        ...proposal,
        answer,
        answerReason: reason,
        answeredBy: parent?.id ?? NO_PIN,
        answeredAt: now,
      });
      const names = await namesOf(database, proposal.member, parent);
      await log.add({ at: now, what: 'proposal-answered', ...names, answer });
      if (decision === null) return { made: null };
      return { made: await writeAgreement(database, decision, device, now) };
    },
  );
}

/** Deletes an open proposal. @returns false if there is none */
export async function withdrawProposal(
  database: KintimeDatabase,
  id: string,
  wall: EpochMs,
): Promise<boolean> {
  const { log, members, proposals } = database;
  return transact(database, [log, members, proposals], wall, async (_, now) => {
    const proposal = await openProposal(database, id);
    if (proposal === undefined) return false;
    await proposals.delete(id);
    const names = await namesOf(database, proposal.member, null);
    await log.add({ at: now, what: 'proposal-withdrawn', ...names });
    return true;
  });
}

/** "Let's talk" leaves a proposal open. */
function isSettled({ answer }: Proposal): boolean {
  return answer !== null && answer !== 'talk';
}

/** The names of an author and a member, for the change log. */
export async function namesOf(
  database: KintimeDatabase,
  member: string,
  parent: Author | null,
): Promise<{ who: string; whom: string }> {
  const person = await database.members.get(member);
  return { who: parent === null ? '' : authorName(parent), whom: person?.name ?? '' };
}

/** The versions of some members that are in force at an instant, and those that are yet to start. */
export async function currentAndUpcomingAgreements(
  { agreements }: KintimeDatabase,
  people: readonly Pick<Member, 'id'>[],
  now: EpochMs,
): Promise<Agreement[]> {
  const all = await validRows(agreements, agreementSchema);
  return people.flatMap(({ id }) => {
    const versions = [agreementAt(all, id, now), latestAgreement(all, id)];
    return [...new Set(versions)].flatMap((version) => version ?? []);
  });
}

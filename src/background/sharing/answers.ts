import type { AnswerKind } from '../../domain/agreement/agreement.ts';
import { MEMBER } from '../../domain/agreement/consent.ts';
import type {
  SharedAnswer,
  SharedProposal,
  SharedRequest,
  SharedVersion,
} from '../../domain/household/sharing/browser-file.schema.ts';
import { answerStatement } from '../../domain/household/sharing/statements.ts';
import { addDays, calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { Parent } from '../../domain/people/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Millis } from '../../domain/time/units.ts';
import type { Failure } from '../../messages/index.ts';
import { addToOutbox } from '../../store/household/folder.ts';
import { failure } from '../messaging/errors.ts';
import { sign, signedVersion } from '../security/signer.ts';
import type { BackgroundServices } from '../services.ts';

type AnswerServices = Pick<
  BackgroundServices,
  'connection' | 'clock' | 'pinGuard' | 'folderSync' | 'inBackground'
>;

/** How long the answer to a suggestion stays in the file. */
const ANSWER_DAYS = 14;

/**
 * A parent's answer to a member of another browser who asked for extra time (rule H4).
 * @param ms what is given; 0 for a no
 */
export async function answerRequestElsewhere(
  services: AnswerServices,
  settings: Settings,
  parent: Parent,
  { id, person, date, pastBedtime }: SharedRequest,
  ms: Millis,
  reason: string,
): Promise<{ ok: true } | Failure> {
  const { wall } = services.clock.now();
  const answer = { is: 'extra-time' as const, ms, pastBedtime };
  return send(services, settings, parent, { to: id, person, date, at: wall, answer, reason });
}

/**
 * A parent's answer to a suggestion of a member of another browser (rule H4). A yes makes a version
 * of the agreement there, in effect as soon as it arrives.
 * @param heads what holds of it as far as it is known
 */
export async function answerProposalElsewhere(
  services: AnswerServices,
  settings: Settings,
  parent: Parent,
  { proposal, heads }: { proposal: SharedProposal; heads: readonly SharedVersion[] },
  answer: AnswerKind,
  reason: string,
): Promise<{ ok: true } | Failure> {
  const { wall } = services.clock.now();
  const now = recordedNow(settings, wall);
  const date = addDays(dateOf(calendarAt(settings.calendars, now), now), ANSWER_DAYS);
  const { id, person } = proposal;
  const shared = { to: id, person, date, at: wall, answer: { is: answer }, reason };
  if (answer !== 'yes') return send(services, settings, parent, shared);
  const version = versionFor(settings, parent, proposal, heads, now);
  return send(services, settings, parent, shared, version);
}

type Unsigned<T> = Omit<T, 'signature'>;

/** The version that a yes makes: its proposer has agreed, and so does the parent who answers. */
function versionFor(
  { device }: Settings,
  { id: parent }: Parent,
  { id: proposal, person, rules, at: proposedAt }: SharedProposal,
  heads: readonly SharedVersion[],
  now: number,
): Unsigned<SharedVersion> {
  const latest = heads.at(-1);
  return {
    id: crypto.randomUUID(),
    person,
    // Several are joined in a version that has the number after theirs.
    version: (latest?.version ?? 0) + (heads.length > 1 ? 2 : 1),
    basedOn: heads.map(({ id }) => id),
    way: latest?.way ?? 'together',
    rules,
    madeAt: now,
    madeBy: parent,
    from: now,
    yeses: [
      { by: MEMBER, at: proposedAt, device, signature: null },
      { by: parent, at: now, device, signature: null },
    ],
    wishes: [],
    lookAgain: latest?.lookAgain ?? null,
    proposal,
    device,
  };
}

/** Signs an answer, puts it into this browser's file, and writes that. */
async function send(
  services: AnswerServices,
  settings: Settings,
  { id: parent }: Parent,
  answer: Unsigned<SharedAnswer>,
  version?: Unsigned<SharedVersion>,
): Promise<{ ok: true } | Failure> {
  const { connection, folderSync, inBackground, pinGuard } = services;
  const tag = settings.household?.tag ?? '';
  const unlocked = await pinGuard.unlocked(settings);
  const signature = await sign(services, parent, answerStatement(tag, answer));
  if (signature === null || unlocked === null) return failure('needs-pin', '');
  const versions =
    version === undefined
      ? []
      : [await signedVersion(tag, { ...version, signature: null }, unlocked)];
  await connection.write(addToOutbox, { answers: [{ ...answer, signature }], versions });
  inBackground(folderSync.visit('change'));
  return { ok: true };
}

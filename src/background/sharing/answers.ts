import type { AnswerKind } from '../../domain/agreement/agreement.ts';
import type {
  SharedAnswer,
  SharedProposal,
  SharedRequest,
  SharedVersion,
} from '../../domain/household/sharing/browser-file.schema.ts';
import { versionOfYes } from '../../domain/household/sharing/shared-agreement.ts';
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
  'connection' | 'clock' | 'pinGuard' | 'refreshBadge'
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
  const origin = { id: crypto.randomUUID(), parent: parent.id, device: settings.device, at: now };
  const version = versionOfYes(proposal, heads, origin);
  return send(services, settings, parent, shared, version);
}

type Unsigned<T> = Omit<T, 'signature'>;

/** Signs an answer, and puts it into what this browser's next file says. */
async function send(
  services: AnswerServices,
  settings: Settings,
  { id: parent }: Parent,
  answer: Unsigned<SharedAnswer>,
  version?: SharedVersion,
): Promise<{ ok: true } | Failure> {
  const { connection, pinGuard } = services;
  const tag = settings.household?.tag ?? '';
  const unlocked = await pinGuard.unlocked(settings);
  const signature = await sign(services, parent, answerStatement(tag, answer));
  if (signature === null || unlocked === null) return failure('needs-pin', '');
  const versions = version === undefined ? [] : [await signedVersion(tag, version, unlocked)];
  await connection.write(addToOutbox, { answers: [{ ...answer, signature }], versions });
  // The button shows what waits.
  services.refreshBadge();
  return { ok: true };
}

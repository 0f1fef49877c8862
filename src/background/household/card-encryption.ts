import type { WeekCard } from '../../domain/household/week/week-card.ts';
import { parseEnvelope, serializeEnvelope, versionOf } from '../../domain/household/envelope.ts';
import type { Envelope } from '../../domain/household/envelope.ts';
import type { Household } from '../../domain/household/household.ts';
import { bytesOfHex } from '../../domain/household/pairing-code.ts';
import { keyIdOf, decrypt, encrypt } from '../../platform/crypto/household-crypto.ts';
import { fromBase64Url, toBase64Url } from '../../platform/crypto/text-encoding.ts';
import { parseCard } from '../../files/week-card.ts';
import type { Failure } from '../../messages/index.ts';
import { failure } from '../messaging/errors.ts';

/** Delimiters that find a card within a message, and show that it was cut off. */
const START = 'kintime-card:';
const END = '.';

/** A week card as text, encrypted with the household's key (rule H1). */
export async function encryptCard({ key, tag }: Household, card: WeekCard): Promise<string> {
  const version = versionOf(card);
  const envelope = await encrypt(bytesOfHex(key), { version, tag }, JSON.stringify(card));
  return `${START}${toBase64Url(serializeEnvelope(envelope))}${END}`;
}

/** The week card in a text, or why this household cannot accept it. */
export async function decryptCard(
  household: Household,
  text: string,
): Promise<{ readonly ok: true; readonly card: WeekCard } | Failure> {
  const envelope = envelopeIn(text);
  if ('error' in envelope) return envelope;
  const refused = await refuseEnvelope(household, envelope);
  if (refused !== null) return refused;
  const plain = await decrypt(bytesOfHex(household.key), envelope);
  const card = plain === null ? null : parseCard(plain);
  return card === null ? failure('card-damaged', '') : { ok: true, card };
}

function envelopeIn(text: string): Envelope | Failure {
  // Mail and messengers wrap lines.
  const unwrapped = text.replaceAll(/[\s\u200B-\u200F\uFEFF]/g, '');
  const from = unwrapped.indexOf(START);
  if (from < 0) return failure('card-not-ours', '');
  const [base64 = '', ...rest] = unwrapped.slice(from + START.length).split(END);
  const isCut = rest.length === 0;
  const bytes = fromBase64Url(base64);
  // A text that was cut off may end within a byte.
  if (bytes === null) return failure(isCut ? 'card-cut' : 'card-damaged', '');
  const envelope = parseEnvelope(bytes);
  if (typeof envelope === 'string') return failure(`card-${envelope}`, '');
  return isCut ? failure('card-cut', '') : envelope;
}

async function refuseEnvelope(
  household: Household,
  { tag, keyId }: Envelope,
): Promise<Failure | null> {
  if (tag !== household.tag) return failure('card-foreign', '');
  if (keyId === (await keyIdOf(bytesOfHex(household.key)))) return null;
  return failure(household.oldKeys.includes(keyId) ? 'card-old-key' : 'card-other-key', '');
}

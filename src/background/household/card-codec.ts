import type { WeekCard } from '../../domain/household/week/week-card.ts';
import { unwrap, wrap } from '../../domain/household/envelope.ts';
import type { Envelope } from '../../domain/household/envelope.ts';
import type { Household } from '../../domain/household/household.ts';
import { bytesOfHex } from '../../domain/household/pairing-code.ts';
import { keyIdOf, decrypt, encrypt } from '../../platform/crypto/household-crypto.ts';
import { fromBase64Url, toBase64Url } from '../../platform/crypto/text-encoding.ts';
import { parseCard } from '../../files/week-card.ts';
import type { Failure } from '../../messages/index.ts';
import { failure } from '../messaging/errors.ts';

/** How a card begins and ends as a text, so that it is found in a message, and missed where it is cut off. */
const START = 'kintime-card:';
const END = '.';

/** A card as it leaves this browser: nobody without the household's key can read it. */
export async function encryptCard({ key, tag }: Household, card: WeekCard): Promise<string> {
  const envelope = await encrypt(bytesOfHex(key), tag, JSON.stringify(card));
  return `${START}${toBase64Url(wrap(envelope))}${END}`;
}

/** The card in a text, or why there is none that this household can trust. */
export async function decryptCard(
  household: Household,
  text: string,
): Promise<{ readonly ok: true; readonly card: WeekCard } | Failure> {
  const envelope = envelopeIn(text);
  if ('error' in envelope) return envelope;
  const stranger = await whyNotOurs(household, envelope);
  if (stranger !== null) return stranger;
  const opened = await decrypt(bytesOfHex(household.key), envelope);
  const card = opened === null ? null : parseCard(opened);
  return card === null ? failure('card-damaged', '') : { ok: true, card };
}

function envelopeIn(text: string): Envelope | Failure {
  // Whatever carried it may have broken its lines.
  const whole = text.replaceAll(/[\s\u200B-\u200F\uFEFF]/g, '');
  const from = whole.indexOf(START);
  if (from < 0) return failure('card-not-ours', '');
  const [letters = '', ...rest] = whole.slice(from + START.length).split(END);
  const isCut = rest.length === 0;
  const bytes = fromBase64Url(letters);
  // The last letters of a text that is cut off may make no whole byte.
  if (bytes === null) return failure(isCut ? 'card-cut' : 'card-damaged', '');
  const envelope = unwrap(bytes);
  if (typeof envelope === 'string') return failure(`card-${envelope}`, '');
  return isCut ? failure('card-cut', '') : envelope;
}

async function whyNotOurs(household: Household, { tag, keyId }: Envelope): Promise<Failure | null> {
  if (tag !== household.tag) return failure('card-foreign', '');
  if (keyId === (await keyIdOf(bytesOfHex(household.key)))) return null;
  return failure(household.oldKeys.includes(keyId) ? 'card-old-key' : 'card-other-key', '');
}

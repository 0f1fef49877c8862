import type { Household } from '../../domain/household/household.ts';
import { bytesOfHex, hexOf } from '../../domain/household/pairing-code.ts';
import type { Pairing } from '../../domain/household/pairing-code.ts';
import type { HouseholdMember } from '../../domain/household/members.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { Failure, Request } from '../../messages/index.ts';
import { keyIdOf } from '../../platform/crypto/household-crypto.ts';
import type { JoinDetails } from '../../store/household/household.ts';
import { readPersons } from '../../store/household/household.ts';
import { localMember } from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import { speakFor } from '../security/speak-for.ts';
import {
  householdPermission,
  refuseFirstDay,
  refusePairing,
  refuseHouseholdChange,
} from '../security/household-permission.ts';
import type { BackgroundServices } from '../services.ts';
import type { ToldNames } from './adopt-names.ts';
import { decodePairing } from './pairing-codec.ts';
import type { DecodedPairing } from './pairing-codec.ts';

interface Join {
  readonly ok: true;
  readonly details: JoinDetails;
  /** Whom the household is known to have, with names. */
  readonly people: ToldNames['people'];
}

/**
 * What joining the household of a pairing changes here, or why it is refused. Whoever is in it already
 * becomes somebody else only if a file lets them choose (rule H2).
 */
export async function joinDetailsOf(
  services: BackgroundServices,
  { pairing: text, member, as, memberPin }: Request<'join-household'>,
  wall: EpochMs,
): Promise<Join | Failure> {
  const decoded = decodePairing(text);
  if (!decoded.ok) return decoded;
  const settings = await services.connection.read(readSettings);
  if (settings.countingSince === null) return failure('not-counting', '');
  const { pairing } = decoded;
  const refused =
    (await refusePairing(settings.household, pairing)) ??
    (await refuseFirstDay(services, settings, pairing));
  if (refused !== null) return refused;
  const isNewKey = bringsNewKey(settings.household, pairing);
  // Under a made-up key no card could be opened any more, which is as good as leaving.
  const who = isNewKey ? await householdPermission(services, settings) : '';
  if (who === null) return failure('needs-pin', '');
  const local = await services.connection.read(localMember, member);
  if (local === undefined) return failure('not-there', 'member');
  const known = await services.connection.read(readPersons);
  const before = known.find(({ member: of }) => of === member);
  const others = decoded.persons.map(elsewhere);
  // What is known here counts for more than a pairing, which may be old, or edited.
  const people = [...known, ...others, ...personOf(pairing, wall)];
  // A text is made for one person, and brings its key to everybody else, too.
  const isKept = as === null || (before !== undefined && decoded.persons.length === 0);
  const person = isKept ? null : people.find(({ id }) => id === as);
  const takenBy = person?.member ?? null;
  if (person === undefined || (takenBy !== null && takenBy !== member)) {
    return failure('not-there', 'person');
  }
  // What other browsers report of whom they were would not be heard any more.
  const isAnother = person !== null && before !== undefined && before.id !== person.id;
  const isForParents = person?.grownUp === true || isAnother;
  const refusedParent = isForParents ? await refuseHouseholdChange(services, settings) : null;
  if (refusedParent !== null) return refusedParent;
  const speaker = person === null ? null : await speakFor(services, settings, member, memberPin);
  if (speaker?.ok === false) return speaker;
  return {
    ok: true,
    details: {
      household: await householdAfter(settings.household, decoded),
      firstDay: pairing.firstDay,
      others,
      as: person === null ? null : { member, person },
      suggestedFolder: settings.folder === null ? decoded.folder : null,
      how: isNewKey ? { what: 'key-renewed', who } : { what: 'household-joined' },
    },
    people: people.filter(({ name }) => name !== ''),
  };
}

/** Whether a pairing brings a household that this browser is in another key than it has. */
export function bringsNewKey(household: Household | null, { key }: Pairing): boolean {
  return household !== null && household.key !== hexOf(key);
}

function elsewhere(
  person: Pick<HouseholdMember, 'id' | 'name' | 'grownUp' | 'joinedAt'>,
): HouseholdMember {
  return { ...person, member: null, showsSkipped: false, heard: 0 };
}

/** The person for whom a pairing was made, if any. */
function personOf(
  { person: id, personName: name, grownUp }: Pairing,
  joinedAt: EpochMs,
): readonly HouseholdMember[] {
  return id === null ? [] : [elsewhere({ id, name, grownUp, joinedAt })];
}

/** The household after pairing; the one that this browser is in already takes over the new key. */
async function householdAfter(
  before: Household | null,
  { pairing: { tag, key }, householdName }: DecodedPairing,
): Promise<Household> {
  const newKey = hexOf(key);
  const name = before?.name || householdName;
  if (before === null) return { name, tag, key: newKey, oldKeys: [], counter: 0 };
  const oldKeyId = await keyIdOf(bytesOfHex(before.key));
  const oldKeys = before.key === newKey ? before.oldKeys : [...before.oldKeys, oldKeyId];
  return { ...before, name, key: newKey, oldKeys };
}

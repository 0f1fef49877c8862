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
import { decodePairing } from './pairing-codec.ts';
import type { DecodedPairing } from './pairing-codec.ts';

/** What joining the household of a pairing changes here, or why it is refused (rule H2). */
export async function joinDetailsOf(
  services: BackgroundServices,
  { pairing: text, member, as, memberPin }: Request<'join-household'>,
  wall: EpochMs,
): Promise<{ readonly ok: true; readonly details: JoinDetails } | Failure> {
  const decoded = decodePairing(text);
  if (!decoded.ok) return decoded;
  const settings = await services.connection.read(readSettings);
  if (settings.countingSince === null) return failure('not-counting', '');
  const { pairing } = decoded;
  const refused =
    (await refusePairing(settings.household, pairing)) ??
    (await refuseFirstDay(services, settings, pairing));
  if (refused !== null) return refused;
  const isNewKey = settings.household !== null && settings.household.key !== hexOf(pairing.key);
  // Under a made-up key no card could be opened any more, which is as good as leaving.
  const who = isNewKey ? await householdPermission(services, settings) : '';
  if (who === null) return failure('needs-pin', '');
  const local = await services.connection.read(localMember, member);
  if (local === undefined) return failure('not-there', 'member');
  const known = await services.connection.read(readPersons);
  // What is known here counts for more than a file, which anybody can edit.
  const others = decoded.persons.map((person) =>
    elsewhere(known.find(({ id }) => id === person.id) ?? person),
  );
  const person = as === null ? null : findPerson(as, others, pairing, wall);
  const isTaken = known.some(({ id, member: of }) => id === as && of !== null && of !== member);
  if (person === undefined || isTaken) return failure('not-there', 'person');
  const before = known.find(({ member: of }) => of === member);
  // What other browsers report of whom they were would not be heard any more.
  const isAnother =
    settings.folder !== null && person !== null && before !== undefined && before.id !== person.id;
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
  };
}

function elsewhere(
  person: Pick<HouseholdMember, 'id' | 'name' | 'grownUp' | 'joinedAt'>,
): HouseholdMember {
  return { ...person, member: null, showsSkipped: false, heard: 0 };
}

/** A person that the pairing names. A text names only the person it was made for. */
function findPerson(
  id: string,
  others: readonly HouseholdMember[],
  { person, personName: name, grownUp }: Pairing,
  joinedAt: EpochMs,
): HouseholdMember | undefined {
  const known = others.find((other) => other.id === id);
  if (known !== undefined || id !== person) return known;
  return elsewhere({ id, name, grownUp, joinedAt });
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

import * as v from 'valibot';
import { OPENING_PAUSES } from '../domain/people/members.ts';
import type { EpochMs } from '../domain/time/units.ts';
import { fromKintime, reply } from './declaration.ts';
import { personName } from '../domain/people/names.schema.ts';
import { id, shortText } from '../domain/time/input.schema.ts';
import { memberPin, pin } from './primitives.schema.ts';
import type { BrowserProfileView, PhoneView } from './views.ts';

/** The member whose name a new parent has, once somebody says that they are the same person (rule A22). */
const namesake = v.exactOptional(id);

/** The members and parents of this browser, their PINs and authenticators. */
export const peopleMessages = {
  /** The members and parents, the state of the PIN, and the current verdict. */
  profile: fromKintime({}, reply<{ profile: BrowserProfileView }>()),

  'add-member': fromKintime({ memberName: personName }, reply<{ member: string }>()),
  'rename-member': fromKintime({ member: id, memberName: personName, memberPin }),
  /** Removes a member with their history and agreement. */
  'remove-member': fromKintime({ member: id, memberPin }),
  /** `pin` is the member's own or a parent's where one is needed, else empty (rule A17). */
  'switch-member': fromKintime({ member: id, pin }),
  /** Sets a member's own PIN. `current` is their previous one or a parent's, else empty. */
  'set-member-pin': fromKintime({ member: id, pin, confirm: pin, current: pin }),
  'set-ideas': fromKintime({
    member: id,
    ideas: v.pipe(v.array(shortText(120)), v.maxLength(3), v.readonly()),
    memberPin,
  }),
  'set-opening-pause': fromKintime({
    member: id,
    pauseMs: v.nullable(v.picklist(OPENING_PAUSES)),
    memberPin,
  }),

  /**
   * Unlocks with a parent's PIN, or sets the first one, which `confirm` then repeats. Fails with
   * `parent-elsewhere` if another browser knows that parent; `member` and the PIN from there confirm
   * them here.
   */
  unlock: fromKintime(
    { pin, confirm: pin, parentName: personName, member: namesake, memberPin },
    reply<{ parent: string; until: EpochMs; first: boolean }>(),
  ),
  lock: fromKintime({}),
  'add-parent': fromKintime({ parentName: personName, pin, confirm: pin, member: namesake }),
  'remove-parent': fromKintime({ parent: id }),
  /** Sets a new PIN for the unlocked parent. */
  'change-pin': fromKintime({ pin, confirm: pin }),
  /** Starts the wait after which a forgotten PIN may be replaced (rule A15). */
  'request-pin-reset': fromKintime({}),
  'cancel-pin-reset': fromKintime({}),

  /**
   * Starts to set up an authenticator for the unlocked parent, replacing an unconfirmed one. Once
   * its first correct code has confirmed it, the secret is never returned again.
   */
  phone: fromKintime({}, reply<{ phone: PhoneView }>()),
  /** Confirms the unlocked parent's authenticator with a code. */
  'confirm-phone': fromKintime({ code: pin }),
  'remove-phone': fromKintime({ parent: id }),
  /** Replaces a forgotten PIN by means of an authenticator code, and unlocks. */
  'new-pin': fromKintime(
    { code: pin, pin, confirm: pin },
    reply<{ parent: string; until: EpochMs }>(),
  ),
};

import type { EpochMs } from '../domain/time/units.ts';
import type { Empty } from './index.ts';
import type { PhoneView } from './views.ts';

/** The messages about parents, their PINs and phones, and what a PIN opens. */
export interface ParentMessages {
  /** Gives a parent's PIN. Where there is none yet, sets the first one; `confirm` repeats it then. */
  unlock: {
    from: 'kintime';
    request: { pin: string; confirm: string; parentName: string };
    reply: { parent: string; until: EpochMs; first: boolean };
  };
  lock: { from: 'kintime'; request: Empty; reply: Empty };
  'add-parent': {
    from: 'kintime';
    request: { parentName: string; pin: string; confirm: string };
    reply: Empty;
  };
  'remove-parent': { from: 'kintime'; request: { parent: string }; reply: Empty };
  /** A new PIN for the parent who is unlocked. */
  'change-pin': { from: 'kintime'; request: { pin: string; confirm: string }; reply: Empty };
  /** The PIN was forgotten: in 48 hours, seen by all, a new one may be set. */
  'ask-reset': { from: 'kintime'; request: Empty; reply: Empty };
  'cancel-reset': { from: 'kintime'; request: Empty; reply: Empty };

  /**
   * A new phone for the parent who is unlocked, in place of one that nobody confirmed. Only its
   * first right code makes it work, and from then on its secret is given back no more.
   */
  phone: { from: 'kintime'; request: Empty; reply: { phone: PhoneView } };
  /** A code that the unlocked parent's phone shows, to see that it works. */
  'confirm-phone': { from: 'kintime'; request: { code: string }; reply: Empty };
  'remove-phone': { from: 'kintime'; request: { parent: string }; reply: Empty };
  /** A phone code in place of a forgotten PIN: its parent has this new one, and is unlocked. */
  'new-pin': {
    from: 'kintime';
    request: { code: string; pin: string; confirm: string };
    reply: { parent: string; until: EpochMs };
  };
}

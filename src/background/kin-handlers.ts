import { failure } from './failure.ts';
import type { Handlers } from './own.ts';

type KinMessageName =
  | 'kin'
  | 'make-household'
  | 'pairing'
  | 'read-pairing'
  | 'join-household'
  | 'leave-household'
  | 'renew-key'
  | 'set-grown-up'
  | 'remove-person'
  | 'week-card'
  | 'give-card'
  | 'receive-card'
  | 'set-phone-week'
  | 'set-shows-skipped'
  | 'household-week'
  | 'set-moment';

/** The household that this browser is paired with; not answered yet. */
export function kinHandlers(): Handlers<KinMessageName> {
  const none = async () => failure('no-household', '');
  return {
    kin: async () => ({ ok: true, kin: null }),
    'make-household': none,
    pairing: none,
    'read-pairing': none,
    'join-household': none,
    'leave-household': none,
    'renew-key': none,
    'set-grown-up': none,
    'remove-person': none,
    'week-card': none,
    'give-card': none,
    'receive-card': none,
    'set-phone-week': none,
    'set-shows-skipped': none,
    'household-week': none,
    'set-moment': none,
  };
}

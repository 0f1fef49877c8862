import { ask } from '../../platform/messaging/message-client.ts';
import type { Answer, Failure, FailureCode, MessageName } from '../../messages/index.ts';

/** Whose PIN a request needs: a parent's, a member's or a parent's, or the member's own and no other. */
type PinOwner = 'parent' | 'member' | 'own';

/** What was asked of the background and needs a PIN. */
export interface PinPrompt {
  readonly whose: PinOwner;
  /** The member's; may be empty. */
  readonly name: string;
  /** Asks again, with a PIN. @returns why that PIN was not accepted; `null` once it was */
  readonly attempt: (pin: string) => Promise<Failure | null>;
  readonly cancel: () => void;
}

type Show = (prompt: PinPrompt) => void;

let show: Show | null = null;

/** Sets how the page asks for a PIN. @returns a function that ends it */
export function setPinPrompt(dialog: Show): () => void {
  show = dialog;
  return () => {
    if (show === dialog) show = null;
  };
}

const OWNERS: Partial<Record<FailureCode, PinOwner>> = {
  'needs-pin': 'parent',
  'needs-member-pin': 'member',
  'needs-own-pin': 'own',
};

/** The failures that another PIN may mend. */
const TRY_AGAIN: ReadonlySet<FailureCode> = new Set([
  'needs-member-pin',
  'needs-own-pin',
  'wrong-pin',
  'pin-wait',
]);

/**
 * Sends a request. While it needs a PIN, the page asks for that, and the request then goes through.
 * @param send sends it, with the PIN of a member once that was given
 * @returns the reply; the failure of the request if nobody gave a PIN
 */
export async function sendWithPin<N extends MessageName>(
  send: (memberPin?: string) => Promise<Answer<N>>,
): Promise<Answer<N>> {
  const first = await send();
  const answer = first.ok ? first : await askForPin(first, send);
  // Whoever unlocked may still have to give the PIN of a member.
  const isOther = !answer.ok && !first.ok && answer !== first && answer.error !== first.error;
  return isOther && !answer.ok ? askForPin(answer, send) : answer;
}

async function askForPin<N extends MessageName>(
  refused: Failure,
  send: (memberPin?: string) => Promise<Answer<N>>,
): Promise<Answer<N>> {
  const whose = OWNERS[refused.error];
  const dialog = show;
  if (dialog === null || whose === undefined) return refused;
  return new Promise((resolve) => {
    dialog({
      whose,
      name: refused.detail,
      attempt: async (pin) => {
        if (whose === 'parent') {
          const unlocked = await ask('unlock', { pin, confirm: '', parentName: '' });
          if (!unlocked.ok) return unlocked;
        }
        const answer = await (whose === 'parent' ? send() : send(pin));
        if (whose !== 'parent' && !answer.ok && TRY_AGAIN.has(answer.error)) return answer;
        resolve(answer);
        return null;
      },
      cancel: () => resolve(refused),
    });
  });
}

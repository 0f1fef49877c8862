import type { Answer, Failure, FailureCode, MessageName } from '../../messages/index.ts';

/** What was asked of the background in the name of a member with a PIN. */
export interface MemberPinPrompt {
  /** The member's; may be empty. */
  readonly name: string;
  /** Whether a parent's PIN is not enough. */
  readonly isOwn: boolean;
  /** Asks again, with a PIN. @returns why that PIN was not accepted; `null` once it was */
  readonly attempt: (pin: string) => Promise<Failure | null>;
  readonly cancel: () => void;
}

type Show = (prompt: MemberPinPrompt) => void;

let show: Show | null = null;

/** Sets how the page asks for a PIN. @returns a function that ends it */
export function setMemberPinPrompt(dialog: Show): () => void {
  show = dialog;
  return () => {
    if (show === dialog) show = null;
  };
}

/** The failures that another PIN may mend. */
const TRY_AGAIN: ReadonlySet<FailureCode> = new Set([
  'needs-member-pin',
  'needs-own-pin',
  'wrong-pin',
  'pin-wait',
]);

/**
 * Asks for the PIN of a member, or a parent's where that is enough, and sends a request again with it.
 * @param refused the failure of the request without it
 * @returns the reply to the request; `refused` if nobody gave a PIN
 */
export async function sendWithMemberPin<N extends MessageName>(
  refused: Failure,
  send: (memberPin: string) => Promise<Answer<N>>,
): Promise<Answer<N>> {
  const dialog = show;
  if (dialog === null) return refused;
  return new Promise((resolve) => {
    dialog({
      name: refused.detail,
      isOwn: refused.error === 'needs-own-pin',
      attempt: async (pin) => {
        const answer = await send(pin);
        if (!answer.ok && TRY_AGAIN.has(answer.error)) return answer;
        resolve(answer);
        return null;
      },
      cancel: () => resolve(refused),
    });
  });
}

import type { MessageName } from '../../messages/index.ts';

/** The messages that change what the household's other browsers should know at once (rule H4). */
const SHARED_CHANGES: ReadonlySet<MessageName> = new Set<MessageName>([
  'save-agreement',
  'consent',
  'refuse',
  'propose',
  'withdraw-proposal',
  'answer-proposal',
  'extra-time',
  'ask-extra-time',
  'answer-extra-time',
  'answer-other-request',
  'answer-other-proposal',
  'free-extension',
  'add-member',
  'rename-member',
  'remove-member',
  'add-parent',
  'remove-parent',
  'change-pin',
  'new-pin',
  'set-card-content',
  'share-cards',
  'confirm-parents',
  'set-grown-up',
  'renew-key',
  'join-household',
]);

/** Whether a message, once it was carried out, is a reason to visit the shared folder. */
export function isSharedChange(name: MessageName): boolean {
  return SHARED_CHANGES.has(name);
}

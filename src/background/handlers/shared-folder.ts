import type { Failure } from '../../messages/index.ts';
import { failure } from '../messaging/errors.ts';
import type { Handlers } from '../messaging/handler-types.ts';
import type { BackgroundServices } from '../services.ts';

/** Handlers for the household's shared folder (rule H4). */
export function sharedFolderHandlers(_services: BackgroundServices) {
  const none = async (): Promise<Failure> => failure('no-folder', '');

  return {
    folder: async () => ({ ok: true, folder: null, suggested: null }),
    'connect-folder': none,
    'leave-folder': none,
    'sync-folder': none,
    'share-cards': none,
    'folder-inbox': async () => ({ ok: true, items: [] }),
    'answer-other-request': none,
    'answer-other-proposal': none,
    'confirm-parents': none,
  } satisfies Partial<Handlers>;
}

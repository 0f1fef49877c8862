import type { Failure } from '../../messages/index.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { Handlers } from '../messaging/handler-types.ts';
import type { BackgroundServices } from '../services.ts';

/** Handlers for the household's shared folder (rule H4). */
export function sharedFolderHandlers({ connection }: BackgroundServices) {
  const none = async (): Promise<Failure> => failure('no-folder', '');

  return {
    folder: async () => {
      const { suggestedFolder } = await connection.read(readSettings);
      return { ok: true, folder: null, suggested: suggestedFolder };
    },
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

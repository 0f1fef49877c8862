import { useEffect } from 'preact/hooks';
import { useBackgroundQuery } from '../../../ui/hooks/use-background-query.ts';
import type { BackgroundQueryResult } from '../../../ui/hooks/use-background-query.ts';
import { useQuery } from '../../../ui/hooks/use-query.ts';
import type { Query } from '../../../ui/hooks/use-query.ts';

/** The shared folder of this browser, and how it is (rule H4). */
export function useFolder(): BackgroundQueryResult<'folder'> {
  return useRefreshed(useBackgroundQuery('folder', {}, () => false));
}

/** What members of other browsers wait for. */
export function useFolderInbox(): BackgroundQueryResult<'folder-inbox'> {
  return useRefreshed(useBackgroundQuery('folder-inbox', {}, () => false));
}

/** Asks again after each look into the folder. */
function useRefreshed<T extends { readonly refresh: () => void }>(result: T): T {
  const looks = useQuery(LOOKS, '');
  const last = looks.state === 'ready' ? looks.value : '';
  useEffect(() => {
    if (last !== '') result.refresh();
  }, [last]);
  return result;
}

/** Changes with each look into the folder; by message, the answers themselves are asked for again. */
const LOOKS: Query<string> = {
  fromDatabase: async ({ settings }) =>
    JSON.stringify(await settings.bulkGet(['folderState', 'folderOutbox', 'suggestedFolder'])),
  fromBackground: async () => '',
};

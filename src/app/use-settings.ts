import type { PublicSettings } from '../domain/settings/settings.ts';
import { useUsage } from '../ui/hooks/use-query.ts';
import type { QueryResult } from '../ui/hooks/use-query.ts';

const NO_DATES = (): readonly never[] => [];

/** The settings as a live query, once they are wanted. */
export function useSettings(isWanted = true): QueryResult<PublicSettings> {
  const usage = useUsage(NO_DATES, '', isWanted);
  return usage.state === 'ready' ? { state: 'ready', value: usage.value.settings } : usage;
}

import { readFile } from 'node:fs/promises';

/** A request that left a part of the browser for the network, or tried to. */
export interface NetworkRequest {
  readonly url: URL;
  readonly method: string;
  /** The origin of whatever asked for it; `null` for the person at the browser, and for the browser itself. */
  readonly initiator: string | null;
  /** Whether it is the document of a tab. */
  readonly opensTab: boolean;
}

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: readonly {
    type: number;
    params?: { url?: string; method?: string; initiator?: string; request_type?: string };
  }[];
}

/**
 * Reads what Chromium wrote under `--log-net-log`, once it has ended. The log is kept by the
 * network process itself, which everything has to go through: pages, workers that were stopped
 * and started again, content scripts, and what was sent before any driver was attached.
 */
export async function readNetLog(path: string): Promise<NetworkRequest[]> {
  const { constants, events }: NetLog = JSON.parse(await readFile(path, 'utf8'));
  const start = constants.logEventTypes['URL_REQUEST_START_JOB'];
  return events.flatMap(({ type, params: { url, method = '', initiator, request_type } = {} }) => {
    if (type !== start || url === undefined) return [];
    const asked = initiator === undefined || initiator === 'not an origin' ? null : initiator;
    return [
      { url: new URL(url), method, initiator: asked, opensTab: request_type === 'main frame' },
    ];
  });
}

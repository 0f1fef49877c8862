import { readFile } from 'node:fs/promises';

export interface NetworkRequest {
  readonly url: URL;
  readonly method: string;
  /** An origin; `null` for the user and the browser itself. */
  readonly initiator: string | null;
  /** Whether it is the main document of a tab. */
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
 * Reads the log that Chromium wrote for `--log-net-log`; complete once the browser has exited. The
 * network process writes it, so it has all requests: of pages, restarted workers and content
 * scripts, and those from before Puppeteer was attached.
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

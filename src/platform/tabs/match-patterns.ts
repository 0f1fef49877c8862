import { SITES } from '../../domain/tracking/sites.ts';

/** The match patterns of every site measured; the manifest names the same (a test holds them together). */
export const MATCHES: readonly string[] = SITES.map(({ domain }) => `*://*.${domain}/*`);

import { SITES } from '../../domain/tracking/sites.ts';

/** The match patterns of all measured sites; a test compares them with the manifest. */
export const MATCH_PATTERNS: readonly string[] = SITES.map(({ domain }) => `*://*.${domain}/*`);

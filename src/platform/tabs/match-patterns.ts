/** The match pattern of the measured site. */
export const SITE_PATTERN = '*://*.tiktok.com/*';

/**
 * All match patterns; a test compares them with the manifest. To Firefox a host with a dot at its
 * end is another host.
 */
export const MATCH_PATTERNS: readonly string[] = [SITE_PATTERN, '*://*.tiktok.com./*'];

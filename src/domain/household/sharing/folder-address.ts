/** What is wrong with an address that somebody entered for a shared folder. */
export const ADDRESS_FAULTS = ['not-an-address', 'plain-http', 'has-password'] as const;
export type AddressFault = (typeof ADDRESS_FAULTS)[number];

/** The address of a shared folder (rule H4). */
export interface FolderAddress {
  /** Ends with a slash; without a query or a fragment. */
  readonly address: string;
  /** The match pattern of its host. Firefox's patterns have no port. */
  readonly pattern: string;
  /** Whether it is a plain `http:` one, over which everybody on the way can read the password. */
  readonly isPlain: boolean;
}

/** The URL parser, which every runtime has, although it is no part of the language. */
declare const URL: new (text: string) => {
  readonly href: string;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly origin: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
};
type ParsedUrl = InstanceType<typeof URL>;

/**
 * Reads an address as people type or paste it: without a scheme it is taken for `https:`, and the
 * address of Nextcloud's page for that of the folder on it. Plain `http:` is for this computer and
 * private addresses (rule H4).
 */
export function parseFolderAddress(typed: string): FolderAddress | AddressFault {
  const url = parseUrl(withScheme(typed.replaceAll(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')));
  if (url === null || !/^https?:$/.test(url.protocol)) return 'not-an-address';
  // Chromium escapes blanks in a host, which the standard refuses.
  if (url.hostname.includes('%')) return 'not-an-address';
  if (url.username !== '' || url.password !== '') return 'has-password';
  const isPlain = url.protocol === 'http:';
  if (isPlain && !isPrivate(url.hostname)) return 'plain-http';
  const { pathname } = folderOfPage(url) ?? url;
  return {
    address: `${url.origin}${pathname.replace(/\/*$/, '/')}`,
    pattern: `${url.protocol}//${url.hostname}/*`,
    isPlain,
  };
}

function parseUrl(text: string): ParsedUrl | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Adds a missing scheme, and replaces those that file managers use for WebDAV. */
function withScheme(text: string): string {
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return `https://${text.replace(/^\/+/, '')}`;
  return text.replace(/^(?:web)?dav(s?):/i, (_, s: string) => `http${s.toLowerCase()}:`);
}

/** The folder that a page of Nextcloud's or ownCloud's shows; `null` for any other page. */
function folderOfPage({ origin, pathname, search }: ParsedUrl): ParsedUrl | null {
  const page = /^((?:\/(?!remote\.php\/)[^/]+)*?)(?:\/index\.php)?\/apps\/files(?:\/|$)/;
  const [, root] = page.exec(pathname) ?? [];
  if (root === undefined) return null;
  const [, shown = ''] = /[?&]dir=([^&]*)/.exec(search) ?? [];
  const folder = shown
    .replaceAll(/%2f/gi, '/')
    .replaceAll('+', '%20')
    .replaceAll(/^\/+|\/+$/g, '');
  // Not among the family's own files.
  return parseUrl(`${origin}${root}/remote.php/webdav/${folder === '' ? 'Kintime' : folder}`);
}

/** Whether a host is this computer or within a private network, as far as its name tells. */
function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  return (
    /^(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d+)+$/.test(host) ||
    /^\[(?:::1\]$|f[cd][\da-f]{2}:|fe[89ab][\da-f]:)/.test(host) ||
    /\.(?:local|home\.arpa)$/.test(host) ||
    /^[^.[]+$/.test(host)
  );
}

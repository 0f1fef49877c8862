import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import manifest from '../../../manifest.json' with { type: 'json' };
import { version } from '../../../package.json' with { type: 'json' };
import { MATCH_PATTERNS } from '../../../src/platform/tabs/match-patterns.ts';

const site = ['*://*.tiktok.com/*', '*://*.tiktok.com./*'];

// An additional permission can disable the extension for everybody on update.
test('it requests exactly these permissions', () => {
  expect(manifest.permissions.toSorted()).toEqual([
    'alarms',
    'declarativeNetRequestWithHostAccess',
    'idle',
    'scripting',
    'storage',
    'unlimitedStorage',
  ]);
  expect(Object.keys(manifest).filter((key) => /permissions/.test(key))).toEqual([
    'permissions',
    'optional_permissions',
    'host_permissions',
    'optional_host_permissions',
  ]);
});

test('it has one optional permission, for the weekly reminder', () => {
  expect(manifest.optional_permissions).toEqual(['notifications']);
});

test('it has access to the measured site only', () => {
  expect(manifest.host_permissions).toEqual(site);
  expect(manifest.content_scripts.flatMap(({ matches }) => matches)).toEqual(site);
  expect(MATCH_PATTERNS).toEqual(site);
});

test('it may ask for access to the address of a shared folder', () => {
  expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
});

test('it runs packaged scripts only, and connects to the package and a shared folder', () => {
  const policy = manifest.content_security_policy.extension_pages;
  const directives = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(/\s+/);
      return [name, values.join(' ')] as const;
    }),
  );
  expect(Object.keys(manifest.content_security_policy)).toEqual(['extension_pages']);
  expect(directives.get('default-src')).toBe("'none'");
  expect(directives.get('script-src')).toBe("'self'");
  // The package itself, for its translations; the background, to an address that somebody enters.
  expect(directives.get('connect-src')).toBe("'self' https: http:");
  directives.delete('connect-src');
  expect([...directives.values()].join(' ')).not.toMatch(/unsafe|https?:|\bblob:|\bdata:|\*/);
});

test.each(readdirSync('public').filter((name) => name.endsWith('.html')))(
  'the page %s connects to nothing but the package',
  (name) => {
    const head = /<head>(.*?)<(?:link|script|style|title)/s.exec(
      readFileSync(`public/${name}`, 'utf8'),
    );
    expect(head?.[1]).toContain(
      `<meta http-equiv="Content-Security-Policy" content="connect-src 'self'" />`,
    );
  },
);

test('it declares to Firefox that no data leave the device, except to a shared folder', () => {
  const { gecko } = manifest.browser_specific_settings;
  expect(gecko.data_collection_permissions).toEqual({
    required: ['none'],
    optional: ['browsingActivity'],
  });
});

test('every site may be redirected to one page, whose address no site can guess, and frame nothing', () => {
  expect(manifest.web_accessible_resources).toEqual([
    { resources: ['closed.html'], matches: ['<all_urls>'], use_dynamic_url: true },
  ]);
  expect(manifest.content_security_policy.extension_pages).toContain("; frame-ancestors 'none'");
  expect(manifest).not.toHaveProperty('externally_connectable');
});

test('it has the version of package.json', () => {
  expect(manifest.version).toBe(version);
});

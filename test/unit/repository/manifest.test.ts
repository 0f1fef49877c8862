import { expect, test } from 'vitest';
import manifest from '../../../manifest.json' with { type: 'json' };
import { version } from '../../../package.json' with { type: 'json' };
import { MATCH_PATTERNS } from '../../../src/platform/tabs/match-patterns.ts';

const site = '*://*.tiktok.com/*';

// Each list is held to the letter: one more permission can disable the extension for everybody on update.
test('it asks for these permissions and no others', () => {
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
  ]);
});

test('it may ask for one more, when the family chooses a weekly moment', () => {
  expect(manifest.optional_permissions).toEqual(['notifications']);
});

test('it has access to the measured site and no other', () => {
  expect(manifest.host_permissions).toEqual([site]);
  expect(manifest.content_scripts.flatMap(({ matches }) => matches)).toEqual([site]);
  expect(MATCH_PATTERNS).toEqual([site]);
});

test('its pages run what is in the package and talk to nobody', () => {
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
  // To the package itself, which holds the words of each language.
  expect(directives.get('connect-src')).toBe("'self'");
  expect(policy).not.toMatch(/unsafe|https?:|\bblob:|\bdata:|\*/);
});

test('it tells Firefox that it collects nothing', () => {
  const { gecko } = manifest.browser_specific_settings;
  expect(gecko.data_collection_permissions).toEqual({ required: ['none'] });
});

test('the site can be sent to one page of it, load nothing else, and frame none', () => {
  expect(manifest.web_accessible_resources).toEqual([
    { resources: ['closed.html'], matches: [site] },
  ]);
  expect(manifest.content_security_policy.extension_pages).toContain("; frame-ancestors 'none'");
  expect(manifest).not.toHaveProperty('externally_connectable');
});

test('it has the version of the package', () => {
  expect(manifest.version).toBe(version);
});

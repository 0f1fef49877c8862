import { expect, test } from 'vitest';
import manifest from '../../../manifest.json' with { type: 'json' };
import { storeManifest } from '../../../scripts/package/store-manifest.ts';

test('Chrome and Edge get the service worker and nothing that is meant for Firefox', () => {
  const trimmed = storeManifest('chrome', manifest);
  expect(trimmed).not.toHaveProperty('browser_specific_settings');
  expect(trimmed['background']).toEqual({ service_worker: 'background.js', type: 'module' });
});

test('Firefox gets the event page and nothing that is meant for Chrome', () => {
  const trimmed = storeManifest('firefox', manifest);
  expect(trimmed).not.toHaveProperty('minimum_chrome_version');
  expect(trimmed).not.toHaveProperty('storage');
  expect(trimmed).not.toHaveProperty('cross_origin_opener_policy');
  expect(trimmed['background']).toEqual({ scripts: ['background.js'], type: 'module' });
});

const trimmedKeys = new Set([
  'background',
  'browser_specific_settings',
  'cross_origin_opener_policy',
  'minimum_chrome_version',
  'storage',
]);

function shared(manifestOfAny: Readonly<Record<string, unknown>>) {
  return Object.entries(manifestOfAny).filter(([name]) => !trimmedKeys.has(name));
}

test('Chrome and Edge get the schema of what an administrator can set', () => {
  expect(storeManifest('chrome', manifest)['storage']).toEqual({ managed_schema: 'managed.json' });
});

test.each(['chrome', 'firefox'] as const)('%s gets everything else as it is', (store) => {
  expect(shared(storeManifest(store, manifest))).toEqual(shared(manifest));
});

test('the manifest that it is given stays as it was', () => {
  const before = structuredClone(manifest);
  storeManifest('chrome', manifest);
  storeManifest('firefox', manifest);
  expect(manifest).toEqual(before);
});

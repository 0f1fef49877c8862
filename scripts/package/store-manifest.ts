import { textOf } from '../build/folder.ts';
import type { Files } from '../build/folder.ts';

export type Store = 'chrome' | 'firefox';

type Json = Readonly<Record<string, unknown>>;

type Manifest = Json & { readonly background: Json };

function without(value: Json, ...names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

/**
 * The manifest for one store. The built manifest serves every browser, but each store warns about
 * keys that are meant for the others.
 */
export function storeManifest(store: Store, manifest: Manifest): Json {
  const { background } = manifest;
  return store === 'chrome'
    ? {
        ...without(manifest, 'browser_specific_settings'),
        background: without(background, 'scripts'),
      }
    : {
        // Firefox reads managed storage without a schema, and knows no policy for openers.
        ...without(manifest, 'minimum_chrome_version', 'storage', 'cross_origin_opener_policy'),
        background: without(background, 'service_worker'),
      };
}

/** The built files with the manifest for one store. */
export function storeFiles(store: Store, built: Files): Files {
  const manifest = JSON.parse(textOf(built, 'manifest.json'));
  const text = `${JSON.stringify(storeManifest(store, manifest), undefined, 2)}\n`;
  return new Map([...built, ['manifest.json', Buffer.from(text)]]);
}

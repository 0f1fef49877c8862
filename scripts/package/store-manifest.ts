export type Store = 'chrome' | 'firefox';

type Json = Readonly<Record<string, unknown>>;

export type Manifest = Json & { readonly background: Json };

function without(value: Json, ...names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

/**
 * The manifest as one store wants it. One file serves every browser, but each store warns
 * about the keys that are meant for the others.
 */
export function storeManifest(store: Store, manifest: Manifest): Json {
  const { background } = manifest;
  return store === 'chrome'
    ? {
        ...without(manifest, 'browser_specific_settings'),
        background: without(background, 'scripts'),
      }
    : {
        // Firefox takes managed values as they are, and knows no schema for them.
        ...without(manifest, 'minimum_chrome_version', 'storage'),
        background: without(background, 'service_worker'),
      };
}

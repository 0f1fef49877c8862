import { useEffect, useState } from 'preact/hooks';

const ROUTES = ['welcome', 'about', 'time', 'agreement', 'household', 'privacy', 'data'] as const;

/** A screen of the app page, by the first segment of the hash. */
export type RouteName = (typeof ROUTES)[number];

/** A screen and what to show of it, as in `#/agreement/suggestions/mia`. */
export interface Route {
  /** `null` if the hash names no screen. */
  readonly name: RouteName | null;
  /** Empty for none. */
  readonly part: string;
  /** What of the part; empty for none. */
  readonly detail: string;
}

function parseHash(hash: string): Route {
  const [name = '', part = '', detail = ''] = hash.replace(/^#\/?/, '').split('/');
  return { name: ROUTES.find((route) => route === name) ?? null, part, detail };
}

/** The current route; updates on `hashchange`. */
export function useRoute(): Route {
  const [hash, setHash] = useState(() => location.hash);
  useEffect(() => {
    const update = (): void => setHash(location.hash);
    addEventListener('hashchange', update);
    // It may have changed since the first render.
    update();
    return () => removeEventListener('hashchange', update);
  }, []);
  return parseHash(hash);
}

import { useEffect, useState } from 'preact/hooks';

const ROUTES = ['welcome', 'time', 'agreement', 'household', 'privacy', 'data'] as const;

/** One of the full page's screens, by what stands behind `#/`. */
export type RouteName = (typeof ROUTES)[number];

/** A screen, and what of it is wanted first: `#/agreement/bedtime`. */
export interface Route {
  /** `null` for an address that names no screen. */
  readonly name: RouteName | null;
  /** Empty for the screen as it is. */
  readonly part: string;
}

function routeOf(hash: string): Route {
  const [name = '', part = ''] = hash.replace(/^#\/?/, '').split('/');
  return { name: ROUTES.find((route) => route === name) ?? null, part };
}

export function useRoute(): Route {
  const [hash, setHash] = useState(() => location.hash);
  useEffect(() => {
    const follow = (): void => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return routeOf(hash);
}

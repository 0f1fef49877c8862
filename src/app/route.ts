import { useEffect, useState } from 'preact/hooks';

const ROUTES = ['welcome', 'time', 'agreement', 'data'] as const;

/** One of the full page's screens, by what stands behind `#/`. */
export type Route = (typeof ROUTES)[number];

/** `null` for an address that names no screen. */
function routeOf(hash: string): Route | null {
  const name = hash.replace(/^#\/?/, '');
  return ROUTES.find((route) => route === name) ?? null;
}

export function useRoute(): Route | null {
  const [route, setRoute] = useState(() => routeOf(location.hash));
  useEffect(() => {
    const follow = (): void => setRoute(routeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}

import { useEffect, useState } from 'preact/hooks';

const ROUTES = ['welcome', 'time', 'agreement', 'household', 'privacy', 'data'] as const;

/** One of the full page's screens, by what stands behind `#/`. */
export type Route = (typeof ROUTES)[number];

/** A screen, and what of it is wanted first: `#/agreement/bedtime`. */
export interface Place {
  /** `null` for an address that names no screen. */
  readonly route: Route | null;
  /** Empty for the screen as it is. */
  readonly part: string;
}

function placeOf(hash: string): Place {
  const [name = '', part = ''] = hash.replace(/^#\/?/, '').split('/');
  return { route: ROUTES.find((route) => route === name) ?? null, part };
}

export function usePlace(): Place {
  const [hash, setHash] = useState(() => location.hash);
  useEffect(() => {
    const follow = (): void => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return placeOf(hash);
}

import type { Millis, WallTime } from '../../time/units.ts';
import type { Rules } from './rules.ts';

/** A kind of rule in a few words, with its number if that is the same on all days. */
export type RuleOutline =
  | { readonly kind: 'bedtime' | 'quiet'; readonly from: WallTime | null }
  | { readonly kind: 'daily'; readonly ms: Millis | null }
  | { readonly kind: 'session' | 'weekly'; readonly ms: Millis }
  | { readonly kind: 'dates' };

/** Each kind of rule that restricts the site, once, in the order of the form. */
export function outlineRules({ windows, session, daily, weekly, dates }: Rules): RuleOutline[] {
  const outlineWindows = (kind: 'bedtime' | 'quiet'): RuleOutline[] => {
    const times = windows.filter((window) => window.kind === kind).map(({ from }) => from);
    return times.length === 0 ? [] : [{ kind, from: sameIn(times) }];
  };
  const limits = daily?.limitsMs ?? [];
  return [
    ...outlineWindows('bedtime'),
    ...(session === null ? [] : [{ kind: 'session', ms: session.lengthMs } as const]),
    ...(limits.every((ms) => ms === null) ? [] : [{ kind: 'daily', ms: sameIn(limits) } as const]),
    ...outlineWindows('quiet'),
    ...(weekly === null ? [] : [{ kind: 'weekly', ms: weekly.limitMs } as const]),
    ...(dates.length === 0 ? [] : [{ kind: 'dates' } as const]),
  ];
}

function sameIn<T>(values: readonly T[]): T | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

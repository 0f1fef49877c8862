/** Steps in the site's own settings that reduce the data it collects. */
export const PRIVACY_STEPS = [
  'account',
  'contacts',
  'phone-search',
  'location',
  'ads',
  'data',
] as const;
export type PrivacyStep = (typeof PRIVACY_STEPS)[number];

/** The completed steps after one is set or cleared, in the order of the list. */
export function withStep(
  done: readonly PrivacyStep[],
  step: PrivacyStep,
  isDone: boolean,
): readonly PrivacyStep[] {
  return PRIVACY_STEPS.filter((one) => (one === step ? isDone : done.includes(one)));
}

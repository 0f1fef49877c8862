/** What a family can do in the site's own settings, so that it takes in less. */
export const PRIVACY_STEPS = [
  'account',
  'contacts',
  'phone-search',
  'location',
  'ads',
  'data',
] as const;
export type PrivacyStep = (typeof PRIVACY_STEPS)[number];

/** The steps that are done, in the order of the list, with one of them ticked or not. */
export function withStep(
  done: readonly PrivacyStep[],
  step: PrivacyStep,
  isDone: boolean,
): readonly PrivacyStep[] {
  return PRIVACY_STEPS.filter((one) => (one === step ? isDone : done.includes(one)));
}

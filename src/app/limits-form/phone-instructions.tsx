import type { JSX } from 'preact';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

const INSTRUCTIONS = {
  bedtime: {
    title: 'phoneStepsBedtime',
    steps: ['phoneStepsBedtimeIphone', 'phoneStepsBedtimeAndroid'],
  },
  limit: {
    title: 'phoneStepsLimit',
    steps: ['phoneStepsLimitIphone', 'phoneStepsLimitAndroid'],
  },
} as const satisfies Record<string, { title: Key; steps: readonly Key[] }>;

/** How to set the same rule on a phone, which Kintime does not reach. */
export function PhoneInstructions({
  kind,
}: {
  readonly kind: keyof typeof INSTRUCTIONS;
}): JSX.Element {
  const { title, steps } = INSTRUCTIONS[kind];
  return (
    <details class="phone-steps" data-testid={`phone-steps-${kind}`}>
      <summary>{t(title)}</summary>
      <p class="hint">{t('phoneStepsScope')}</p>
      <ul class="phone-not">
        {steps.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ul>
      <p class="hint">{t('phoneStepsSearch')}</p>
    </details>
  );
}

/** Instructions for those rules that a phone can enforce. */
export function PhoneInstructionsFor({ rules }: { readonly rules: Rules }): JSX.Element {
  const { windows, daily } = rules;
  return (
    <>
      {windows.some(({ kind }) => kind === 'bedtime') ? <PhoneInstructions kind="bedtime" /> : null}
      {daily === null ? null : <PhoneInstructions kind="limit" />}
    </>
  );
}

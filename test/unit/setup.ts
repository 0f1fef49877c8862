import { install } from 'temporal-polyfill/shim';
import { vi } from 'vitest';

// Browsers bring Temporal themselves; the oldest Node that runs these tests does not.
install();

// Where lines end is a matter of its own tests; all others read a space as a space.
vi.mock('../../src/domain/i18n/unbroken.ts', () => ({ unbroken: (text: string) => text }));

// Slow on purpose, which only tests of PINs themselves need.
vi.mock('../../src/domain/people/pin-rounds.ts', () => ({
  PIN_ROUNDS: 1000,
  FEWEST_PIN_ROUNDS: 1000,
}));

if ('document' in globalThis) {
  const { configure } = await import('@testing-library/preact');
  // A machine with much to do draws late; what never comes is still found out.
  configure({ asyncUtilTimeout: 15_000 });
}

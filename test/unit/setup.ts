import { install } from 'temporal-polyfill/shim';

// Browsers bring Temporal themselves; the oldest Node that runs these tests does not.
install();

if ('document' in globalThis) {
  const { configure } = await import('@testing-library/preact');
  // A machine with much to do draws late; what never comes is still found out.
  configure({ asyncUtilTimeout: 15_000 });
}

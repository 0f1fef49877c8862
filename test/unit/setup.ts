import { install } from 'temporal-polyfill/shim';

// Browsers bring Temporal themselves; the oldest Node that runs these tests does not.
install();

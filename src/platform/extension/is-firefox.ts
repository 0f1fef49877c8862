import { runtime } from '../browser.ts';

/** Whether this browser is Firefox, or one made from it. */
export function isFirefox(): boolean {
  return runtime.getURL('').startsWith('moz-extension:');
}

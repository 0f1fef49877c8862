import { findBrowser } from '../../../scripts/setup/browsers.mjs';
import type { BrowserName } from '../../../scripts/setup/browsers.mjs';

export function executableOf(browser: BrowserName): string {
  const found = findBrowser(browser);
  if ('problem' in found) throw new Error(found.problem);
  return found.path;
}

import { extension } from '../browser.ts';

/** Whether Kintime may run in private windows. */
export async function seesPrivateWindows(): Promise<boolean> {
  return extension.isAllowedIncognitoAccess();
}

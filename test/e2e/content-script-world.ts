import type { Page, Protocol } from 'puppeteer-core';
import { until } from './browsers/wait-until.ts';
import type { LaunchedBrowser } from './browsers/launch.ts';

/** Evaluates an expression and awaits its value. */
export type Evaluate = (expression: string) => Promise<unknown>;

/**
 * The isolated world of our content script in a page (Chromium only): messages that are sent from
 * there reach the background as the content script's.
 */
export async function contentScriptWorld(
  page: Page,
  { extensionOrigin }: LaunchedBrowser,
): Promise<Evaluate> {
  const session = await page.createCDPSession();
  let context: Protocol.Runtime.ExecutionContextDescription | undefined;
  session.on('Runtime.executionContextCreated', ({ context: each }) => {
    // Puppeteer has isolated worlds too; ours has the origin of the extension.
    if (each.auxData?.['type'] === 'isolated' && each.origin === extensionOrigin) context = each;
  });
  await session.send('Runtime.enable');
  const { id } = await until('the isolated world of the content script', () => context);
  return async (expression) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: id,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  };
}

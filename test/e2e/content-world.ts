import type { Page, Protocol } from 'puppeteer-core';
import { until } from './browsers/condition.ts';
import type { LaunchedBrowser } from './browsers/launch.ts';

/** Evaluates an expression and gives back its value, once it has settled. */
export type Evaluate = (expression: string) => Promise<unknown>;

/**
 * The world in which our content script runs in a page (Chromium only): what is evaluated there
 * speaks to the background with the content script's own voice.
 */
export async function contentWorld(
  page: Page,
  { extensionOrigin }: LaunchedBrowser,
): Promise<Evaluate> {
  const session = await page.createCDPSession();
  let context: Protocol.Runtime.ExecutionContextDescription | undefined;
  session.on('Runtime.executionContextCreated', ({ context: each }) => {
    // The driver keeps isolated worlds of its own; ours goes by the extension's address.
    if (each.auxData?.['type'] === 'isolated' && each.origin === extensionOrigin) context = each;
  });
  await session.send('Runtime.enable');
  const { id } = await until('the world of the content script', () => context);
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

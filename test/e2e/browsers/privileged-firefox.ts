import type { Browser } from 'puppeteer-core';

interface Tree {
  contexts: readonly { context: string }[];
}

interface Evaluation {
  type: 'success' | 'exception';
  result?: { value?: unknown };
  exceptionDetails?: { text?: string };
}

interface Answers {
  'browsingContext.getTree': Tree;
  'script.evaluate': Evaluation;
}

/** Puppeteer's private BiDi connection. */
interface Connection {
  send<Method extends keyof Answers>(
    method: Method,
    parameters: object,
  ): Promise<{ result: Answers[Method] }>;
}

/**
 * Reads and stops the background of an extension, and switches the extension on and off, in
 * Firefox's privileged context, which no page or extension can access.
 */
export function privilegedFirefox(browser: Browser, extensionId: string) {
  const connection: Connection = Reflect.get(browser, 'connection');

  const evaluate = async (expression: string): Promise<unknown> => {
    const { result: tree } = await connection.send('browsingContext.getTree', {
      'moz:scope': 'chrome',
    });
    const [window] = tree.contexts;
    if (window === undefined) throw new Error('Firefox has no window open');
    const { result } = await connection.send('script.evaluate', {
      expression: `(async () => { ${expression} })()`,
      target: { context: window.context },
      awaitPromise: true,
    });
    const { type, result: value, exceptionDetails } = result;
    if (type === 'exception')
      throw new Error(exceptionDetails?.text ?? 'Firefox threw an exception');
    return value?.value;
  };

  const id = JSON.stringify(extensionId);
  const extension = `WebExtensionPolicy.getByID(${id}).extension`;
  return {
    /** `running`, `suspending`, `stopped` or `starting`. */
    backgroundState: () => evaluate(`return ${extension}.backgroundState;`),
    terminateBackground: () =>
      evaluate(`await ${extension}.terminateBackground({ ignoreDevToolsAttached: true });`),
    setEnabled: (enabled: boolean) =>
      evaluate(`
        const { AddonManager } = ChromeUtils.importESModule(
          'resource://gre/modules/AddonManager.sys.mjs',
        );
        const addon = await AddonManager.getAddonByID(${id});
        await addon.${enabled ? 'enable' : 'disable'}();`),
  };
}

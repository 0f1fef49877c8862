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

/** What the driver keeps to itself. */
interface Connection {
  send<Method extends keyof Answers>(
    method: Method,
    parameters: object,
  ): Promise<{ result: Answers[Method] }>;
}

/**
 * Looks at an extension from the browser's own side, where the state of its
 * background can be read and ended. No page and no extension could do this.
 */
export function firefoxInside(browser: Browser, extensionId: string) {
  const connection: Connection = Reflect.get(browser, 'connection');

  const evaluate = async (expression: string): Promise<unknown> => {
    const { result: tree } = await connection.send('browsingContext.getTree', {
      'moz:scope': 'chrome',
    });
    const [window] = tree.contexts;
    if (window === undefined) throw new Error('Firefox has no window open');
    const { result } = await connection.send('script.evaluate', {
      expression: `(async () => {
        const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(extensionId)});
        ${expression}
      })()`,
      target: { context: window.context },
      awaitPromise: true,
    });
    const { type, result: value, exceptionDetails } = result;
    if (type === 'exception') throw new Error(exceptionDetails?.text ?? 'Firefox refused');
    return value?.value;
  };

  return {
    /** `running`, `suspending`, `stopped` or `starting`. */
    backgroundState: () => evaluate('return extension.backgroundState;'),
    terminateBackground: () =>
      evaluate('await extension.terminateBackground({ ignoreDevToolsAttached: true });'),
  };
}

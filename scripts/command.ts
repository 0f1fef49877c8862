import { Interruption } from './interruption.ts';

/**
 * Runs a command until it is done or told to stop; a failure is printed and becomes the exit code.
 * @param work gives back the exit code, or nothing if all went well.
 */
export async function command(
  work: (signal: AbortSignal) => Promise<number | void>,
): Promise<void> {
  const stop = new AbortController();
  let code = 0;
  const onSignal = (name: NodeJS.Signals) => {
    code = name === 'SIGINT' ? 130 : 143;
    stop.abort(new Interruption(name));
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    process.exitCode = (await work(stop.signal)) ?? 0;
  } catch (error) {
    if (!stop.signal.aborted)
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    if (stop.signal.aborted) process.exitCode = code;
    stop.abort();
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

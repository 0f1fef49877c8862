import { Interruption } from './interruption.ts';
import { say } from './say.ts';
import { asksForHelp, usageOf } from './setup/usage.mjs';
import type { Usable } from './setup/usage.mjs';
import { isUsageError } from './usage-error.ts';

/** The exit code of a command that was called in a way it does not know. */
const MISUSED = 2;

/**
 * Runs a command until it is done or told to stop; a failure is printed and becomes the exit code.
 * @param work gives back the exit code, or nothing if all went well.
 * @param name the command whose usage is said when it is asked for, or when the command line is
 *   not understood.
 */
export async function command(
  work: (signal: AbortSignal) => Promise<number | void>,
  name?: Usable,
): Promise<void> {
  if (name !== undefined && asksForHelp(process.argv.slice(2))) {
    say(usageOf(name));
    return;
  }
  const stop = new AbortController();
  let code = 0;
  const onSignal = (signalName: NodeJS.Signals) => {
    code = signalName === 'SIGINT' ? 130 : 143;
    stop.abort(new Interruption(signalName));
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    process.exitCode = (await work(stop.signal)) ?? 0;
  } catch (error) {
    if (!stop.signal.aborted) process.stderr.write(`${linesFor(error, name)}\n`);
    process.exitCode = isUsageError(error) ? MISUSED : 1;
  } finally {
    if (stop.signal.aborted) process.exitCode = code;
    stop.abort();
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

function linesFor(error: unknown, name: Usable | undefined): string {
  if (!(error instanceof Error)) return String(error);
  if (!isUsageError(error)) return error.stack ?? error.message;
  return name === undefined ? error.message : `${error.message}\n\n${usageOf(name)}`;
}

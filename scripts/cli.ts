import { asksForHelp, usageOf } from './setup/commands.mjs';
import type { Usage } from './setup/commands.mjs';

/** An invalid command line: reported with the usage and without a stack trace. */
export class UsageError extends Error {}

/** Exit code for an invalid command line. */
const INVALID_USAGE = 2;

/** Whether the command line was rejected, by us or by `parseArgs` of Node. */
export function isUsageError(error: unknown): boolean {
  if (error instanceof UsageError) return true;
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS_');
}

/**
 * Runs a command and sets the exit code. SIGINT and SIGTERM abort the signal, with their name as
 * the reason.
 * @param work resolves with the exit code; `undefined` is 0
 * @param usage printed for `--help` and for an invalid command line
 */
export async function runCommand(
  work: (signal: AbortSignal) => Promise<number | void>,
  usage?: Usage,
): Promise<void> {
  if (usage !== undefined && asksForHelp(process.argv.slice(2))) {
    console.log(usageOf(usage));
    return;
  }
  const controller = new AbortController();
  const { signal } = controller;
  const onSignal = (name: NodeJS.Signals) => controller.abort(name);
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    process.exitCode = (await work(signal)) ?? 0;
  } catch (error) {
    if (!signal.aborted) console.error(describeError(error, usage));
    process.exitCode = isUsageError(error) ? INVALID_USAGE : 1;
  } finally {
    if (signal.aborted) process.exitCode = signal.reason === 'SIGINT' ? 130 : 143;
    controller.abort();
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}

function describeError(error: unknown, usage: Usage | undefined): string {
  if (!(error instanceof Error)) return String(error);
  if (!isUsageError(error)) return error.stack ?? error.message;
  return usage === undefined ? error.message : `${error.message}\n\n${usageOf(usage)}`;
}

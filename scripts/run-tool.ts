import spawn, { SubprocessError } from 'nano-spawn';
import type { Options, Result } from 'nano-spawn';
import { root } from './paths.ts';

export type ToolResult = Pick<Result, 'stdout' | 'output' | 'durationMs'> & { exitCode: number };

/**
 * Runs a command of `node_modules/.bin` or of the system until it ends. If the signal aborts, the
 * command gets a SIGINT and time to clean up.
 * @throws if the command cannot be started, or the signal has aborted
 */
export async function runTool(
  command: string,
  args: readonly string[],
  signal: AbortSignal,
  options: Options = {},
): Promise<ToolResult> {
  signal.throwIfAborted();
  const tool = spawn(command, args, { cwd: root, preferLocal: true, stdin: 'ignore', ...options });
  const interrupt = () => {
    // A terminal sends Ctrl-C to all processes itself; a second one would cut the clean-up short.
    if (signal.reason === 'SIGINT' && process.stdin.isTTY) return;
    void tool.nodeChildProcess.then((child) => child.kill('SIGINT'));
  };
  signal.addEventListener('abort', interrupt, { once: true });
  try {
    return { ...(await tool), exitCode: 0 };
  } catch (error) {
    const hasRun =
      error instanceof SubprocessError && (error.exitCode ?? error.signalName) !== undefined;
    if (!hasRun) throw error;
    const { stdout, output, durationMs, exitCode = 1 } = error;
    return { stdout, output, durationMs, exitCode };
  } finally {
    signal.removeEventListener('abort', interrupt);
    signal.throwIfAborted();
  }
}

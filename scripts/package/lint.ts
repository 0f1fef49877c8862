import { writeFolder } from '../build/folder.ts';
import type { Files } from '../build/folder.ts';
import { runTool } from '../run-tool.ts';
import { tempFolder } from '../disposable.ts';

interface LintMessage {
  code: string;
  message: string;
  file?: string | null;
  line?: number | null;
}

export interface LintReport {
  errors: readonly LintMessage[];
  warnings: readonly LintMessage[];
}

const OPTIONS = '--output json --no-config-discovery --no-input --boring'.split(' ');

/** Runs web-ext, the linter of Firefox's store, on the files of a package. */
export async function lint(files: Files, signal: AbortSignal): Promise<LintReport> {
  await using folder = await tempFolder();
  await writeFolder(folder.path, files);
  const args = ['lint', '--source-dir', folder.path, ...OPTIONS];
  const env = { NO_UPDATE_NOTIFIER: '1' };
  const { stdout, output } = await runTool('web-ext', args, signal, { env });
  if (!stdout.trimStart().startsWith('{')) throw new Error(`web-ext gave no report:\n${output}`);
  return JSON.parse(stdout);
}

export function describeMessage({ code, message, file, line }: LintMessage): string {
  const place = file ? ` (${file}${line ? `:${line}` : ''})` : '';
  return `${code}: ${message}${place}`;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFolder } from '../build/folder.ts';
import type { Files } from '../build/folder.ts';
import { root } from '../paths.ts';
import { capture } from '../tool.ts';

interface Message {
  code: string;
  message: string;
  file?: string | null;
  line?: number | null;
}

export interface LintReport {
  errors: readonly Message[];
  warnings: readonly Message[];
}

/** What Firefox's store would say about these files. */
export async function lint(files: Files, signal: AbortSignal): Promise<LintReport> {
  const folder = await mkdtemp(join(tmpdir(), 'kintime-lint-'));
  try {
    await writeFolder(folder, files);
    const { output, errorOutput } = await capture(
      `${root}node_modules/web-ext/bin/web-ext.js`,
      [
        'lint',
        '--source-dir',
        folder,
        '--output',
        'json',
        '--no-config-discovery',
        '--no-input',
        '--boring',
      ],
      // It would ask for newer versions of itself.
      { signal, env: { NO_UPDATE_NOTIFIER: '1' } },
    );
    if (!output.trimStart().startsWith('{'))
      throw new Error(`web-ext did not answer:\n${output}${errorOutput}`);
    return JSON.parse(output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function describeMessage({ code, message, file, line }: Message): string {
  const place = file ? ` (${file}${line ? `:${line}` : ''})` : '';
  return `${code}: ${message}${place}`;
}

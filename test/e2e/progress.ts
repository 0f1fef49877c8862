import { relative } from 'node:path';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestResult,
} from '@playwright/test/reporter';

const clock = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

function nameOf(test: TestCase): string {
  const [, project = '', , ...titles] = test.titlePath();
  const place = `${relative('test/e2e', test.location.file)}:${test.location.line}`;
  return `${project} › ${place} › ${titles.join(' › ')}`;
}

/** ANSI colour codes. */
// oxlint-disable-next-line no-control-regex
const colours = /\u001B\[[\d;]*m/g;

const indented = (text: string): string =>
  text
    .replaceAll(colours, '')
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');

/** Prints progress, and each failure at once with the paths of its artifacts. */
export default class Progress implements Reporter {
  #total = 0;
  #done = 0;
  #failed = 0;
  #start = 0;
  readonly #flaky: string[] = [];

  onBegin({ workers }: FullConfig, suite: Suite): void {
    this.#total = suite.allTests().length;
    this.#start = performance.now();
    const at = workers === 1 ? 'one at a time' : `${workers} at a time`;
    this.#print(`${this.#total} end-to-end tests, ${at}`);
  }

  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onStdErr(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const isOk = result.status === test.expectedStatus || result.status === 'skipped';
    const isLast = isOk || result.retry >= test.retries;
    if (isLast) this.#done += 1;
    if (!isOk && isLast) this.#failed += 1;
    const mark = { passed: '✓', skipped: '-' }[result.status as string] ?? '✗';
    const width = String(this.#total).length;
    const progress = `${String(this.#done).padStart(width)}/${this.#total}`;
    const failed = this.#failed > 0 ? ` ${this.#failed} failed` : '';
    const at = clock(performance.now() - this.#start);
    const again = result.retry > 0 ? ', second time' : '';
    const took = `${(result.duration / 1000).toFixed(1)} s${again}`;
    this.#print(`[${progress} ${at}${failed}] ${mark} ${nameOf(test)} (${took})`);
    if (isOk && result.retry > 0) this.#flaky.push(nameOf(test));
    if (!isOk) this.#printFailure(result, isLast);
  }

  onError({ message = '', stack }: { message?: string; stack?: string }): void {
    this.#print(indented(stack ?? message));
  }

  onEnd({ status }: FullResult): void {
    const took = clock(performance.now() - this.#start);
    this.#print(`end-to-end tests: ${status} in ${took}`);
    for (const name of this.#flaky) this.#print(`  passed only the second time: ${name}`);
  }

  printsToStdio(): boolean {
    return true;
  }

  #printFailure({ errors, attachments }: TestResult, isLast: boolean): void {
    for (const { message, stack, snippet } of errors) {
      this.#print(indented([stack ?? message ?? '', snippet ?? ''].join('\n').trim()));
    }
    for (const { name, path } of attachments) {
      if (path !== undefined) this.#print(`      ${name}: ${relative('', path)}`);
    }
    if (!isLast) this.#print('      It is tried once more.');
  }

  #print(line: string): void {
    process.stdout.write(`${line}\n`);
  }
}

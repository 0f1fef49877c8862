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

/** Escape sequences that colour the messages of the runner. */
// oxlint-disable-next-line no-control-regex -- that is what they begin with
const colours = /\u001B\[[\d;]*m/g;

const indented = (text: string): string =>
  text
    .replaceAll(colours, '')
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');

/** Says how far the tests are, what failed as soon as it did, and where its pictures and waits lie. */
export default class Progress implements Reporter {
  #total = 0;
  #done = 0;
  #failed = 0;
  #start = 0;
  readonly #repeated: string[] = [];

  onBegin({ workers }: FullConfig, suite: Suite): void {
    this.#total = suite.allTests().length;
    this.#start = performance.now();
    const at = workers === 1 ? 'one at a time' : `${workers} at a time`;
    this.#say(`${this.#total} end-to-end tests, ${at}`);
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
    this.#say(`[${progress} ${at}${failed}] ${mark} ${nameOf(test)} (${took})`);
    if (isOk && result.retry > 0) this.#repeated.push(nameOf(test));
    if (!isOk) this.#explain(result, isLast);
  }

  onError({ message = '', stack }: { message?: string; stack?: string }): void {
    this.#say(indented(stack ?? message));
  }

  onEnd({ status }: FullResult): void {
    const took = clock(performance.now() - this.#start);
    this.#say(`end-to-end tests: ${status} in ${took}`);
    for (const name of this.#repeated) this.#say(`  passed only the second time: ${name}`);
  }

  printsToStdio(): boolean {
    return true;
  }

  #explain({ errors, attachments }: TestResult, isLast: boolean): void {
    for (const { message, stack, snippet } of errors) {
      this.#say(indented([stack ?? message ?? '', snippet ?? ''].join('\n').trim()));
    }
    for (const { name, path } of attachments) {
      if (path !== undefined) this.#say(`      ${name}: ${relative('', path)}`);
    }
    if (!isLast) this.#say('      It is tried once more.');
  }

  #say(line: string): void {
    process.stdout.write(`${line}\n`);
  }
}

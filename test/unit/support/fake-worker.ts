import { vi } from 'vitest';

/** The worker of a page, which the test plays. */
export class FakeWorker extends EventTarget {
  static readonly made: FakeWorker[] = [];
  readonly jobs: unknown[] = [];
  readonly terminate = vi.fn();

  constructor() {
    super();
    FakeWorker.made.push(this);
  }

  postMessage(job: unknown): void {
    this.jobs.push(job);
  }

  tell(news: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: news }));
  }
}

import { afterEach, beforeEach, vi } from 'vitest';

class NeverResized {
  observe(): void {}
  disconnect(): void {}
}

/** For all tests of a file: happy-dom has no `ResizeObserver`. */
export function stubResizeObserver(): void {
  beforeEach(() => {
    vi.stubGlobal('ResizeObserver', NeverResized);
  });
  afterEach(() => vi.unstubAllGlobals());
}

import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseOptions } from '../../../scripts/start/options.ts';

afterEach(() => vi.unstubAllEnvs());

describe('what npm start is asked for', () => {
  const rows: readonly [args: readonly string[], display: string, headless: unknown][] = [
    [['--headless'], ':1', 'asked for'],
    [['--headless'], '', 'asked for'],
    [[], '', 'no screen'],
  ];
  it.each(rows)('%j with the display %j stays out of sight: %s', (args, display, headless) => {
    vi.stubEnv('CI', display === '' ? '1' : '');
    vi.stubEnv('DISPLAY', display);
    expect(parseOptions(['--browser', 'chromium', ...args])).toMatchObject({ headless });
  });

  it('opens a window where one would be seen', () => {
    vi.stubEnv('CI', '');
    vi.stubEnv('DISPLAY', ':1');
    expect(parseOptions(['--browser', 'firefox', '--seconds', '5'])).toEqual({
      browser: 'firefox',
      headless: null,
      seconds: 5,
      sample: false,
    });
    expect(parseOptions(['--browser', 'firefox', '--sample']).sample).toBe(true);
  });
});

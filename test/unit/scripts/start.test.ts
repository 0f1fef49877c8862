import { afterEach, describe, expect, it, vi } from 'vitest';
import { wishesOf } from '../../../scripts/start/options.ts';

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
    expect(wishesOf(['--browser', 'chromium', ...args])).toMatchObject({ headless });
  });

  it('opens a window where one would be seen', () => {
    vi.stubEnv('CI', '');
    vi.stubEnv('DISPLAY', ':1');
    expect(wishesOf(['--browser', 'firefox', '--seconds', '5'])).toEqual({
      browser: 'firefox',
      headless: null,
      seconds: 5,
      sample: false,
    });
    expect(wishesOf(['--browser', 'firefox', '--sample']).sample).toBe(true);
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  freshnessOfFile,
  newestFiles,
} from '../../../../../src/domain/household/sharing/known-files.ts';
import type { BrowserFile } from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import { person, SimulatedBrowser } from './simulated-browser.ts';

const START = 1.78e12;

function fileOf(device: string, sequence: number, name = 'Family computer'): BrowserFile {
  const browser = new SimulatedBrowser(device, [person('Mia', true)]);
  return { ...browser.file(START), sequence, browser: name };
}

const files = fc.array(
  fc
    .tuple(
      fc.constantFrom('laptop', 'desk'),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('A', 'B'),
    )
    .map(([device, sequence, name]) => fileOf(device, sequence, name)),
  { maxLength: 8 },
);

describe('the newest file of each browser', () => {
  it.each([
    ['an unknown browser', undefined, 2, 'new'],
    ['a higher number', 1, 2, 'newer'],
    ['the same file', 2, 2, 'same'],
    ['a lower number, as of a file that was put back', 3, 2, 'older'],
  ] as const)('is found by its number: %s', (_, known, sequence, freshness) => {
    const before = known === undefined ? undefined : fileOf('laptop', known);
    expect(freshnessOfFile(before, fileOf('laptop', sequence))).toBe(freshness);
  });

  it('depends on neither order nor repetition', () => {
    fc.assert(
      fc.property(files, files, files, (a, b, c) => {
        const all = newestFiles([...a, ...b, ...c]);
        expect(newestFiles([...c, ...b, ...a])).toEqual(all);
        expect(newestFiles([...newestFiles([...a, ...b]), ...c])).toEqual(all);
        expect(newestFiles([...a, ...newestFiles([...b, ...c])])).toEqual(all);
        expect(newestFiles([...all, ...all])).toEqual(all);
      }),
    );
  });
});

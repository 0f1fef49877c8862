import { describe, expect, it, vi } from 'vitest';
import { parseBrowserFile } from '../../../src/files/browser-file.ts';
import { browserFile } from '../../fixtures/browser-file.ts';
import { sharedParent } from '../domain/household/sharing/signed-fixture.ts';

vi.unmock('../../../src/domain/people/pin-rounds.ts');

describe('the file of another browser', () => {
  const read = (rounds: number) => {
    const dad = sharedParent('dad', 'Dad');
    const parents = [{ ...dad, pin: { ...dad.pin, rounds } }];
    return parseBrowserFile(JSON.stringify(browserFile({ parents })));
  };

  it('is refused with a PIN that is quicker to guess than those made here', () => {
    expect(read(600_000)?.parents).toHaveLength(1);
    expect(read(599_999)).toBeNull();
  });

  it('is refused with a PIN that takes minutes to check', () => {
    expect(read(10_000_000)?.parents).toHaveLength(1);
    expect(read(10_000_001)).toBeNull();
  });
});

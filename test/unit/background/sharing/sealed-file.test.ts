import { describe, expect, it } from 'vitest';
import { fileNameOf, openFile, sealFile } from '../../../../src/background/sharing/sealed-file.ts';
import type { Household } from '../../../../src/domain/household/household.ts';
import { hexOf } from '../../../../src/domain/household/pairing-code.ts';
import { browserFile } from '../../../fixtures/browser-file.ts';
import { FILE_NAME } from '../../../../src/domain/household/sharing/shared-folder.ts';
import { newKey } from '../../../../src/platform/crypto/household-crypto.ts';

const HOUSEHOLD: Household = {
  name: 'Home',
  tag: '0a1b',
  key: hexOf(newKey()),
  oldKeys: [],
  counter: 0,
};

const FILE = browserFile({
  sequence: 7,
  runs: ['0123456789abcdef'],
  people: [{ id: '0123456789abcdef', name: 'Mia', grownUp: false, joinedAt: 1_760_000_000_000 }],
});

describe('a file in the shared folder', () => {
  it('has a name from which nobody can tell whose it is', async () => {
    const name = await fileNameOf('laptop');
    expect(name).toMatch(FILE_NAME);
    expect(await fileNameOf('laptop')).toBe(name);
    expect(await fileNameOf('laptop2')).not.toBe(name);
  });

  it('is read with the household’s key alone, under its own name', async () => {
    const name = await fileNameOf('laptop');
    const bytes = await sealFile(HOUSEHOLD, name, FILE);
    expect(await openFile(HOUSEHOLD, name, bytes)).toEqual(FILE);
    expect(await openFile({ ...HOUSEHOLD, tag: '0a1c' }, name, bytes)).toBe('foreign');
    expect(await openFile({ ...HOUSEHOLD, key: hexOf(newKey()) }, name, bytes)).toBe('foreign');
    expect(await openFile(HOUSEHOLD, await fileNameOf('desktop'), bytes)).toBe('damaged');
  });

  it('says nothing in the clear', async () => {
    const bytes = await sealFile(HOUSEHOLD, await fileNameOf('laptop'), FILE);
    const text = new TextDecoder('latin1').decode(bytes);
    for (const word of ['Mia', 'Laptop', 'laptop', '0123456789abcdef']) {
      expect(text).not.toContain(word);
    }
  });

  it('changes nothing if it was cut, edited, or written by another browser under this name', async () => {
    const name = await fileNameOf('laptop');
    const bytes = await sealFile(HOUSEHOLD, name, FILE);
    expect(await openFile(HOUSEHOLD, name, bytes.slice(0, bytes.length / 2))).toBe('cut');
    expect(await openFile(HOUSEHOLD, name, new Uint8Array())).toBe('cut');
    const edited = bytes.map((byte, i) => (i === bytes.length - 20 ? byte ^ 1 : byte));
    expect(await openFile(HOUSEHOLD, name, edited)).toBe('damaged');
    const others = await sealFile(HOUSEHOLD, name, { ...FILE, device: 'desktop' });
    expect(await openFile(HOUSEHOLD, name, others)).toBe('damaged');
  });

  it('of a later version is told from a damaged one', async () => {
    const name = await fileNameOf('laptop');
    const bytes = await sealFile(HOUSEHOLD, name, FILE);
    expect(await openFile(HOUSEHOLD, name, bytes.with(0, 2))).toBe('newer');
    expect(await openFile(HOUSEHOLD, name, bytes.with(0, 99))).toBe('newer');
  });
});

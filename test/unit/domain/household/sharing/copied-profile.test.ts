import { describe, expect, it } from 'vitest';
import { firstOwnRun } from '../../../../../src/domain/household/sharing/copied-profile.ts';

const letters = (text: string) => text.split('');
const runs = (text: string) => letters(text).map((id, i) => ({ id, at: 1000 + i }));

describe('a copied profile', () => {
  it.each([
    ['its own file', 'abc', 'abc', null],
    ['its own file of before its last start', 'abcd', 'abc', null],
    ['a file that has lost the oldest starts', 'abcde', 'cd', null],
    ['a file from long ago', 'yz', 'abcy', null],
    ['a file without starts', 'abc', '', null],
    ['the file of the other copy, started since', 'abxy', 'abc', 'x'],
    ['the file of the other copy, and no start since', 'ab', 'abc', null],
    ['its own file, after an older database was put back', 'abx', 'abcd', 'x'],
    ['the file of the other copy, which forgot the common starts', 'xy', 'cde', 'x'],
  ])('finds its own first start beside %s', (_, own, inFile, first) => {
    expect(firstOwnRun(runs(own), letters(inFile))?.id ?? null).toBe(first);
  });

  it('is told apart by the other one, too', () => {
    expect(firstOwnRun(runs('abx'), letters('aby'))?.id).toBe('x');
    expect(firstOwnRun(runs('aby'), letters('abx'))?.id).toBe('y');
  });
});

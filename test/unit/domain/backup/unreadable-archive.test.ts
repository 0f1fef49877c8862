import { describe, expect, it } from 'vitest';
import { unreadableReason } from '../../../../src/domain/backup/archive.ts';
import { sample } from './archive-fixture.ts';

describe('a text that cannot be read', () => {
  const text = JSON.stringify(sample(), null, 1);
  it.each([
    ['cut off in the middle', text.slice(0, text.length / 2), true],
    ['cut off after its first line', text.slice(0, 25), true],
    ['on one line', JSON.stringify(sample()).slice(0, 200), true],
    ['damaged, with a mark in front', `\uFEFF${text.replace('[', '')}`, true],
    ['empty', '', false],
    ['a picture', '\u0089PNG\r\n\u001A\n', false],
    ['of another program', '{"program": "other"', false],
    ['that speaks of Kintime further on', '{"about": {"program": "kintime"', false],
  ])('%s', (_, broken, was) => {
    expect(unreadableReason(broken)).toBe(was ? 'import-cut-off' : 'import-not-ours');
  });
});

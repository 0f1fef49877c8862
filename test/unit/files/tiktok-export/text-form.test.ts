import { describe, expect, it } from 'vitest';
import { DUTCH, history, ONE, read, summaryOf, TEXT, TWO } from './export-fixture.ts';

describe('the text form', () => {
  it.each([
    ['Watch History.txt', TEXT],
    ['Watch History (1).txt', TEXT],
    ['Video Browsing History.txt', `\uFEFF${TEXT}`],
    ['Kijkgeschiedenis.txt', DUTCH.replaceAll('\n', '\r\n')],
    [
      'Video Browsing History.txt',
      `Date: ${ONE}\nVideo Link: https://www.tiktokv.com/share/video/1/\n\nDate: ${TWO}\nVideo Link: x`,
    ],
  ])('%s', async (name, content) => {
    expect(summaryOf(await read(name, content))).toEqual(history('text'));
  });

  it.each([
    'You have no data in this section',
    'Er staan geen gegevens in dit gedeelte',
    'Du hast keine Daten in diesem Abschnitt',
  ])('knows nothing from "%s"', async (sentence) => {
    expect(summaryOf(await read('Watch History.txt', sentence))).toBe('no-history');
  });

  it('is known by its name', async () => {
    expect(summaryOf(await read('Share History.txt', TEXT))).toBe('not-tiktok');
  });
});

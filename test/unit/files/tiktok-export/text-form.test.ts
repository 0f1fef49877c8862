import { describe, expect, it } from 'vitest';
import { DUTCH, history, ONE, read, summaryOf, TEXT, TWO } from './export-fixture.ts';

describe('the text form', () => {
  it.each([
    ['Watch History.txt', TEXT, 'Watch History'],
    ['Watch History (1).txt', TEXT, 'Watch History'],
    ['Video Browsing History.txt', `\uFEFF${TEXT}`, 'Video Browsing History'],
    ['Kijkgeschiedenis.txt', DUTCH.replaceAll('\n', '\r\n'), 'Kijkgeschiedenis'],
    [
      'Video Browsing History.txt',
      `Date: ${ONE}\nVideo Link: https://www.tiktokv.com/share/video/1/\n\nDate: ${TWO}\nVideo Link: x`,
      'Video Browsing History',
    ],
  ])('%s', async (name, content, section) => {
    expect(summaryOf(await read(name, content))).toEqual(history(section, 'text'));
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

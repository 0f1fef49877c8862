import { describe, expect, it } from 'vitest';
import { nested, ONE, read, rows, summaryOf, TEXT, TWO, zip } from './export-fixture.ts';

/** Writes into the last central directory entry of a ZIP file. */
async function patchDirectory(
  file: Blob,
  at: number,
  value: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const end = Array.from({ length: bytes.length - 4 }, (_, i) => i).findLast(
    (i) => view.getUint32(i, true) === 0x02014b50,
  );
  view.setUint32((end ?? 0) + at, value, true);
  return bytes;
}

describe('a file that cannot be read', () => {
  it('has an encrypted entry', async () => {
    const file = await zip({ 'user_data.json': nested(rows(ONE)) }, 'secret');
    expect(summaryOf(await read('x.zip', file))).toBe('encrypted');
  });

  it('is a ZIP bomb', async () => {
    const file = await zip({ 'user_data.json': new Uint8Array(30_000_000).fill(0x20) });
    expect(file.size).toBeLessThan(100_000);
    expect(summaryOf(await read('x.zip', file))).toBe('too-large');
  });

  it('claims to hold 2 GB', async () => {
    const file = await patchDirectory(
      await zip({ 'user_data.json': nested(rows(ONE)) }),
      24,
      2_000_000_000,
    );
    expect(summaryOf(await read('x.zip', file))).toBe('too-large');
  });

  it('holds more than it claims', async () => {
    const file = await patchDirectory(await zip({ 'user_data.json': nested(rows(ONE)) }), 24, 10);
    expect(summaryOf(await read('x.zip', file))).toBe('damaged');
  });

  it('has two files that could be it', async () => {
    const file = await zip({
      'a/user_data.json': nested(rows(ONE)),
      'b/user_data.json': nested(rows(TWO)),
    });
    expect(summaryOf(await read('x.zip', file))).toBe('ambiguous');
    const texts = await zip({ 'a/Watch History.txt': TEXT, 'b/Watch History.txt': TEXT });
    expect(summaryOf(await read('x.zip', texts))).toBe('ambiguous');
  });

  it('is cut off, wherever that is', async () => {
    const whole = await zip({ 'user_data.json': nested(rows(ONE, TWO)), 'b.txt': 'x'.repeat(500) });
    for (let size = 4; size < whole.size; size += 13) {
      expect(['cut-off', 'damaged']).toContain(
        summaryOf(await read('x.zip', whole.slice(0, size))),
      );
    }
    const text = nested(rows(ONE, TWO));
    expect(summaryOf(await read('user_data.json', text.slice(0, -3)))).toBe('cut-off');
  });

  it.each([
    [
      'JSON of another program',
      JSON.stringify({ version: 1, items: [{ Date: ONE, Link: 'x' }] }),
      'not-tiktok',
    ],
    ['a list', JSON.stringify(rows(ONE)), 'not-tiktok'],
    ['no JSON', '{ this is not JSON }', 'not-tiktok'],
    ['JSON with a missing comma', '{"Your Activity": {"a": 1 "b": 2}}', 'damaged'],
    ['JSON with the wrong bracket', '{"Your Activity": {"a": [1}}', 'damaged'],
    ['two values', '{} {}', 'not-tiktok'],
    ['nothing', '', 'not-tiktok'],
    [
      'an export without a watch history',
      JSON.stringify({ 'Your Activity': { Searches: { SearchList: [] } } }),
      'no-history',
    ],
    ['one without any time', nested(rows('soon', null)), 'no-times'],
    ['one that nests too deeply', `{"Your Activity":${'['.repeat(20_000)}`, 'damaged'],
    [
      'one with keys that objects have',
      '{"__proto__": {"VideoList": [{"Date": "x"}]}, "constructor": 1}',
      'not-tiktok',
    ],
  ])('is %s', async (_, content, problem) => {
    expect(summaryOf(await read('user_data.json', content))).toBe(problem);
  });

  it('is a ZIP file without an export', async () => {
    expect(summaryOf(await read('x.zip', await zip({ 'a.png': 'x' })))).toBe('not-tiktok');
    expect(
      summaryOf(await read('x.zip', await zip({ 'TikTok/Your Activity/Share History.txt': TEXT }))),
    ).toBe('no-history');
  });

  it('has a text without an end', async () => {
    const content = `{"Your Activity":{"a":"${'x'.repeat(9_000_000)}`;
    expect(summaryOf(await read('user_data.json', content))).toBe('damaged');
  });
});

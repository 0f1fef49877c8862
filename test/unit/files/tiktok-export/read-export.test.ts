import { describe, expect, it } from 'vitest';
import { nested, ONE, read, rows, zip } from './export-fixture.ts';

describe('what leaves the reader', () => {
  const MARKER = 'MARKER-7f3a';
  const marked = {
    Link: MARKER,
    [MARKER]: MARKER,
    Sound: [MARKER],
    More: { [MARKER]: [MARKER, { a: MARKER }] },
  };

  it.each([
    [
      'JSON',
      JSON.stringify({
        [MARKER]: [marked],
        'Your Activity': {
          [MARKER]: MARKER,
          'Watch History': {
            [MARKER]: [marked],
            VideoList: [{ Date: ONE, ...marked }, { Date: MARKER }],
          },
        },
      }),
      'user_data.json',
    ],
    [
      'text',
      `${MARKER}\n${MARKER}: ${MARKER}\nDate: ${ONE}\nLink: ${MARKER}\n\nDate: ${MARKER}\n`,
      'Watch History.txt',
    ],
    ['JSON that is damaged', `{"Your Activity": {"${MARKER}" "${MARKER}"}}`, 'user_data.json'],
  ])('is times and counts alone: %s', async (_, content, name) => {
    expect(JSON.stringify(await read(name, content))).not.toContain(MARKER);
    expect(
      JSON.stringify(
        await read(
          `${MARKER}.zip`,
          await zip({ [`${MARKER}/${name}`]: content, [`${MARKER}.txt`]: MARKER }),
        ),
      ),
    ).not.toContain(MARKER);
  });
});

it('progress grows to 1', async () => {
  const seen: number[] = [];
  await read('user_data.json', nested(rows(...Array.from({ length: 40_000 }, () => ONE))), (done) =>
    seen.push(done),
  );
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.length).toBeGreaterThan(10);
  expect(seen.at(-1)).toBe(1);
});

import { expect, test } from '../kintime.ts';
import { axeFaults, focusFaults, layoutFaults } from '../looking/faults.ts';
import { walkThrough } from '../looking/gallery.ts';

/** Colours change in the dark; the rest of what the checker knows does not hang on the look. */
const CHECKED = new Set(['light', 'dark']);

test('every page in every state fits, can be read, and can be operated', async ({ open }, info) => {
  test.setTimeout(240_000);
  const kintime = await open({ agrees: false });
  const faults: string[] = [];
  let seen = 0;
  await walkThrough(kintime, { folder: info.outputDir }, async ({ scene, look, page }) => {
    const found = [
      ...(await layoutFaults(page)),
      ...(CHECKED.has(look.name) ? await axeFaults(page) : []),
      ...(look.name === 'light' ? await focusFaults(page) : []),
    ];
    seen += 1;
    faults.push(...found.map((fault) => `${scene.name}, ${look.name}: ${fault}`));
  });
  expect(seen).toBeGreaterThan(100);
  expect(faults).toEqual([]);
});

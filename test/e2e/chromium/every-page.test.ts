import type { Page } from 'puppeteer-core';
import { MINUTE } from '../../../src/domain/time/units.ts';
import { expect, test } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { APPEARANCES } from '../visual/appearances.ts';
import { axeFaults, COLOUR_RULES, focusFaults, layoutFaults } from '../visual/faults.ts';
import { visitScenes } from '../visual/visit-scenes.ts';
import type { SceneView } from '../visual/visit-scenes.ts';

/** Breaks a page in each way that the checks look for, to test the checks themselves. */
async function expectFaultsFound(kintime: Kintime): Promise<void> {
  const page = await kintime.launched.openExtensionPage('app.html#/data');
  await page.waitForSelector('[data-testid="export-json"]');
  await page.evaluate(() => {
    const style = (selector: string, rules: Partial<CSSStyleDeclaration>): void => {
      const element = document.querySelector<HTMLElement>(selector);
      if (element !== null) Object.assign(element.style, rules);
    };
    style('[data-testid="export-json"]', { minHeight: '0', height: '20px', padding: '0' });
    style('[data-testid="delete-all"]', { outline: 'none' });
    style('main h1', { width: '40px', overflow: 'hidden', whiteSpace: 'nowrap' });
    style('main .card', { width: '3000px' });
    style('main .card p', { color: '#cccccc', background: '#ffffff' });
  });
  const layout = (await layoutFaults(page)).join('\n');
  expect(layout).toMatch(/^sideways/m);
  expect(layout).toMatch(/^cut off: h1/m);
  expect(layout).toMatch(/^small: button\.export-json/m);
  expect((await axeFaults(page)).join('\n')).toMatch(/^color-contrast/m);
  expect((await focusFaults(page)).join('\n')).toContain('delete-all');
  await page.close();
}

/** All rules of axe in one appearance, and in the dark one those that depend on colours. */
async function axeFaultsIn(appearance: string, page: Page): Promise<string[]> {
  if (appearance === 'light') return axeFaults(page);
  return appearance === 'dark' ? axeFaults(page, COLOUR_RULES) : [];
}

test('every page in every state fits, can be read, and can be operated', async ({ open }, info) => {
  test.setTimeout(20 * MINUTE);
  const kintime = await open({ agrees: false });
  const faults: string[] = [];
  const seen = { folded: 0, unfolded: 0 };
  const check = async ({ scene, appearance, page, isUnfolded }: SceneView): Promise<void> => {
    const { name } = appearance;
    const found = await layoutFaults(page);
    if (isUnfolded) found.push(...(await axeFaultsIn(name, page)));
    if (isUnfolded && name === 'light') found.push(...(await focusFaults(page)));
    seen[isUnfolded ? 'unfolded' : 'folded'] += 1;
    const where = isUnfolded ? `${scene.name}, unfolded` : scene.name;
    faults.push(...found.map((fault) => `${where}, ${name}: ${fault}`));
  };
  await visitScenes(kintime, { folder: info.outputDir }, check, {
    folded: APPEARANCES.filter(({ name }) => name === 'light' || name === 'narrow'),
    unfolded: APPEARANCES,
  });
  expect(seen.folded).toBeGreaterThan(40);
  expect(seen.unfolded).toBeGreaterThan(400);
  await expectFaultsFound(kintime);
  expect(faults).toEqual([]);
});

import type { Page } from 'puppeteer-core';
import type { Kintime } from '../kintime.ts';
import { settled } from './family.ts';
import { LOOKS, look } from './looks.ts';
import type { Look } from './looks.ts';
import { STAGES } from './scenes.ts';
import type { Place, Scene } from './scenes.ts';

/** A page of ours that stands still in one state and one look. */
export interface Sight {
  readonly scene: Scene;
  readonly look: Look;
  readonly page: Page;
}

/** Goes through a family's life with Kintime, and shows every page in each state in each look. */
export async function walkThrough(
  kintime: Kintime,
  place: Place,
  see: (sight: Sight) => Promise<void>,
  wanted: (name: string) => boolean = () => true,
): Promise<void> {
  const [first] = LOOKS;
  if (first === undefined) throw new Error('There is no look');
  for (const { happen, scenes } of STAGES) {
    // One thing after the other happens in a family, and each look follows the one before.
    // oxlint-disable no-await-in-loop
    await happen(kintime, place);
    for (const scene of scenes.filter(({ name }) => wanted(name))) {
      const page = await kintime.launched.openExtensionPage(scene.path);
      await look(page, scene.path, first);
      await page.waitForSelector(scene.ready);
      await settled(page);
      await scene.press?.(page, place);
      await settled(page);
      for (const each of LOOKS) {
        await look(page, scene.path, each);
        await see({ scene, look: each, page });
      }
      await page.close();
    }
    // oxlint-enable no-await-in-loop
  }
}

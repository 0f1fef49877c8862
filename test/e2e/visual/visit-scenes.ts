import type { Page } from 'puppeteer-core';
import type { Kintime } from '../kintime.ts';
import { waitUntilStable } from './history.ts';
import { APPEARANCES, applyAppearance } from './appearances.ts';
import type { Appearance } from './appearances.ts';
import { openDetails } from './scene-actions.ts';
import { STAGES } from './scenes.ts';
import type { SceneContext, Scene } from './scenes.ts';

/** A page of the extension in one state and one appearance. */
export interface SceneView {
  readonly scene: Scene;
  readonly appearance: Appearance;
  readonly page: Page;
  /** Whether everything that the page folds is open. */
  readonly isUnfolded: boolean;
}

export interface VisitOptions {
  /** By default all. */
  readonly isWanted?: (name: string) => boolean;
  /** Where pages that fold something are shown as they are; by default everywhere. */
  readonly folded?: readonly Appearance[];
  /** Where pages are shown with everything unfolded; by default nowhere. */
  readonly unfolded?: readonly Appearance[];
}

/** Goes through all stages and shows every scene in each appearance. */
export async function visitScenes(
  kintime: Kintime,
  context: SceneContext,
  onScene: (view: SceneView) => Promise<void>,
  options: VisitOptions = {},
): Promise<void> {
  const { isWanted = () => true, folded = APPEARANCES, unfolded = [] } = options;
  const [first] = [...folded, ...unfolded];
  if (first === undefined) throw new Error('There is no appearance');
  for (const { setUp, scenes } of STAGES) {
    await setUp(kintime, context);
    for (const scene of scenes.filter(({ name }) => isWanted(name))) {
      const page = await kintime.launched.openExtensionPage(scene.path);
      const show = async (
        appearances: readonly Appearance[],
        isUnfolded: boolean,
      ): Promise<void> => {
        for (const appearance of appearances) {
          await applyAppearance(page, scene.path, appearance);
          await onScene({ scene, appearance, page, isUnfolded });
        }
      };
      await applyAppearance(page, scene.path, first);
      await page.waitForSelector(scene.ready);
      await waitUntilStable(page);
      await scene.press?.(page, context);
      await waitUntilStable(page);
      const hasFolds = (await page.$('main details:not([open])')) !== null;
      if (hasFolds || unfolded.length === 0) await show(folded, false);
      if (unfolded.length > 0) {
        await openDetails(page);
        await waitUntilStable(page);
        await show(unfolded, true);
      }
      await page.close();
    }
  }
}

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
}

export interface VisitOptions {
  /** By default all. */
  readonly isWanted?: (name: string) => boolean;
  readonly appearances?: readonly Appearance[];
  /** Whether to unfold what each page folds. */
  readonly unfolds?: boolean;
}

/** Goes through all stages and shows every scene in each appearance. */
export async function visitScenes(
  kintime: Kintime,
  context: SceneContext,
  onScene: (view: SceneView) => Promise<void>,
  { isWanted = () => true, appearances = APPEARANCES, unfolds = false }: VisitOptions = {},
): Promise<void> {
  const [first] = appearances;
  if (first === undefined) throw new Error('There is no appearance');
  for (const { setUp, scenes } of STAGES) {
    await setUp(kintime, context);
    for (const scene of scenes.filter(({ name }) => isWanted(name))) {
      const page = await kintime.launched.openExtensionPage(scene.path);
      await applyAppearance(page, scene.path, first);
      await page.waitForSelector(scene.ready);
      await waitUntilStable(page);
      await scene.press?.(page, context);
      if (unfolds) await openDetails(page);
      await waitUntilStable(page);
      for (const each of appearances) {
        await applyAppearance(page, scene.path, each);
        await onScene({ scene, appearance: each, page });
      }
      await page.close();
    }
  }
}

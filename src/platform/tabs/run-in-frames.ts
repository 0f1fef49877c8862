import type { Scripting } from 'webextension-polyfill';
import { scripting } from '../browser.ts';

/** What a script returned in one frame: nothing that was checked, since a page may be hostile. */
export interface FrameResult {
  readonly frame: number;
  readonly result: unknown;
}

/**
 * Runs scripts in frames of a tab, which may never settle if one of them hangs.
 * @returns the value of the last one in each frame; none for a tab or frame that is gone, or that the browser does
 *   not let Kintime into
 */
export async function runInFrames(
  files: readonly string[],
  target: Scripting.InjectionTarget,
): Promise<readonly FrameResult[]> {
  try {
    const results = await scripting.executeScript({
      target,
      files: [...files],
      injectImmediately: true,
    });
    return results.map(({ frameId, result }) => ({ frame: frameId, result }));
  } catch {
    return [];
  }
}

import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { machineClock as clock } from '../../platform/clock.ts';
import { isOrphan } from '../messaging/runtime.ts';
import type { View } from '../blocking/overlay-contract.ts';
import { hiddenMedia } from './find-nested-media.ts';
import { Frost } from './freeze-playback.ts';
import { write } from './render.ts';
import { coversPage, sheetOf } from './content.ts';
import { Wall } from './host.ts';
import { speak } from './i18n.ts';

/** Looking behind everything takes a while in a large page. */
const LOOK_DEEP_EVERY: Millis = SECOND;

/** Draws what the keeper of this document wants to be seen. */
function draw(): void {
  const wall = new Wall();
  const frost = new Frost();
  let drawn = '';
  let covers = false;
  let seen: View | null = null;
  let lookedAt = -Infinity;
  let gone = new AbortController();

  const show = (): void => {
    const keeper = globalThis.kintimeKeeper;
    const view = isOrphan() ? null : (keeper?.view() ?? null);
    if (
      view?.screen !== seen?.screen ||
      view?.word !== seen?.word ||
      view?.notice !== seen?.notice
    ) {
      seen = view;
      redraw(view);
    }
    if (view === null || keeper === undefined) return;
    wall.check();
    const { mono } = clock.now();
    if (view.screen === 'notice' || mono - lookedAt < LOOK_DEEP_EVERY) return;
    lookedAt = mono;
    for (const element of hiddenMedia(document)) {
      if (covers && !element.paused) frost.hold(element);
      keeper.meet(element);
    }
  };

  const redraw = (view: View | null): void => {
    speak(view?.word.speech);
    const sheet = view === null ? null : sheetOf(view, clock.now().wall);
    const words = sheet === null ? '' : JSON.stringify(sheet);
    // The same again, as it comes with each report, must not disturb anybody.
    if (words === drawn) return;
    drawn = words;
    gone.abort();
    gone = new AbortController();
    covers = sheet !== null && coversPage(sheet);
    if (!covers) frost.release();
    if (sheet === null) {
      wall.clear();
      return;
    }
    if (covers) {
      const played = ({ target }: Event): void => {
        if (target instanceof HTMLMediaElement) frost.hold(target);
      };
      addEventListener('playing', played, { capture: true, signal: gone.signal });
    }
    const press = async (answer: (typeof sheet.buttons)[number]['answer']): Promise<void> => {
      if (answer === 'dismiss') globalThis.kintimeKeeper?.dismiss();
      else await globalThis.kintimeKeeper?.answer(answer);
    };
    wall.show(write(sheet, press, clock, gone.signal), sheet.form);
  };

  globalThis.kintimeScreens = {
    show: () => {
      try {
        show();
      } catch (error) {
        // Whatever cannot be drawn must not keep the keeper from holding the page.
        setTimeout(() => {
          throw error;
        });
      }
    },
    isAlive: () => !isOrphan(),
  };
  globalThis.kintimeScreens.show();
}

// The background draws again whenever it may be needed; the copy that is there goes on.
if (globalThis.kintimeScreens?.isAlive() !== true) draw();

import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { machineClock as clock } from '../../platform/clock.ts';
import { isOrphan } from '../messaging/runtime.ts';
import type { OverlayView } from '../blocking/overlay-contract.ts';
import { findNestedMedia } from './find-nested-media.ts';
import { PlaybackFreezer } from './freeze-playback.ts';
import { renderOverlay } from './render.ts';
import { coversPage, overlayContent } from './content.ts';
import { OverlayHost } from './host.ts';
import { setTranslations } from './i18n.ts';

/** Looking behind everything takes a while in a large page. */
const LOOK_DEEP_EVERY: Millis = SECOND;

/** Draws what the keeper of this document wants to be seen. */
function startOverlay(): void {
  const host = new OverlayHost();
  const freezer = new PlaybackFreezer();
  let drawn = '';
  let covers = false;
  let seen: OverlayView | null = null;
  let lookedAt = -Infinity;
  let gone = new AbortController();

  const show = (): void => {
    const blocker = globalThis.kintimeBlocker;
    const view = isOrphan() ? null : (blocker?.view() ?? null);
    if (
      view?.kind !== seen?.kind ||
      view?.verdict !== seen?.verdict ||
      view?.notice !== seen?.notice
    ) {
      seen = view;
      redraw(view);
    }
    if (view === null || blocker === undefined) return;
    host.check();
    const { mono } = clock.now();
    if (view.kind === 'notice' || mono - lookedAt < LOOK_DEEP_EVERY) return;
    lookedAt = mono;
    for (const element of findNestedMedia(document)) {
      if (covers && !element.paused) freezer.freeze(element);
      blocker.onMedia(element);
    }
  };

  const redraw = (view: OverlayView | null): void => {
    setTranslations(view?.verdict.translations);
    const content = view === null ? null : overlayContent(view, clock.now().wall);
    const words = content === null ? '' : JSON.stringify(content);
    // The same again, as it comes with each report, must not disturb anybody.
    if (words === drawn) return;
    drawn = words;
    gone.abort();
    gone = new AbortController();
    covers = content !== null && coversPage(content);
    if (!covers) freezer.release();
    if (content === null) {
      host.clear();
      return;
    }
    if (covers) {
      const played = ({ target }: Event): void => {
        if (target instanceof HTMLMediaElement) freezer.freeze(target);
      };
      addEventListener('playing', played, { capture: true, signal: gone.signal });
    }
    const press = async (answer: (typeof content.buttons)[number]['answer']): Promise<void> => {
      if (answer === 'dismiss') globalThis.kintimeBlocker?.dismiss();
      else await globalThis.kintimeBlocker?.answer(answer);
    };
    host.show(renderOverlay(content, press, clock, gone.signal), content.form);
  };

  globalThis.kintimeOverlay = {
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
  globalThis.kintimeOverlay.show();
}

// The background draws again whenever it may be needed; the copy that is there goes on.
if (globalThis.kintimeOverlay?.isAlive() !== true) startOverlay();

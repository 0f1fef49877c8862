import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { machineClock as clock } from '../../platform/clock.ts';
import { isExtensionGone } from '../messaging/runtime.ts';
import type { OverlayView } from '../blocking/overlay-contract.ts';
import { onDocumentOpened } from '../observers/capture-events.ts';
import { hasUnsentWords } from '../../domain/limits/evaluation/unsent-words.ts';
import { fieldsIn } from '../unsent-words/page-fields.ts';
import { pictureInPictureWindow } from '../observers/picture-in-picture.ts';
import { findNestedMedia } from './find-nested-media.ts';
import { PlaybackFreezer } from './freeze-playback.ts';
import { renderOverlay } from './render.ts';
import { coversPage, overlayContent } from './content.ts';
import { OverlayHost } from './host.ts';
import { setTranslations } from './i18n.ts';

/** Walking all elements of a large page takes a while. */
const NESTED_SCAN_INTERVAL: Millis = SECOND;

function startOverlay(): void {
  const host = new OverlayHost();
  const freezer = new PlaybackFreezer();
  let rendered = '';
  let isCovering = false;
  let shownView: OverlayView | null = null;
  let scannedAt = -Infinity;
  let lifetime = new AbortController();

  const show = (): void => {
    const blocker = globalThis.kintimeBlocker;
    const view = isExtensionGone() ? null : (blocker?.view() ?? null);
    if (
      view?.kind !== shownView?.kind ||
      view?.verdict !== shownView?.verdict ||
      view?.notice !== shownView?.notice
    ) {
      shownView = view;
      update(view);
    }
    if (view === null || blocker === undefined) return;
    if (isCovering) leaveOtherWindows();
    host.reattach();
    const { mono } = clock.now();
    if (view.kind === 'notice' || mono - scannedAt < NESTED_SCAN_INTERVAL) return;
    scannedAt = mono;
    update(view);
    for (const element of findNestedMedia(document)) {
      if (isCovering && !element.paused) freezer.freeze(element);
      blocker.onMedia(element);
    }
  };

  const update = (view: OverlayView | null): void => {
    setTranslations(view?.verdict.translations);
    const content = view === null ? null : overlayContent(view, clock.now().wall, hasWords(view));
    const serialized = content === null ? '' : JSON.stringify(content);
    // Each report brings a new verdict object, mostly with the same content: rendering it again
    // would reset focus and countdown.
    if (serialized === rendered) return;
    rendered = serialized;
    lifetime.abort();
    lifetime = new AbortController();
    isCovering = content !== null && coversPage(content);
    if (!isCovering) freezer.release();
    if (content === null) {
      host.clear();
      return;
    }
    if (isCovering) {
      const onPlaying = ({ target }: Event): void => {
        if (target instanceof HTMLMediaElement) freezer.freeze(target);
      };
      addEventListener('playing', onPlaying, { capture: true, signal: lifetime.signal });
    }
    const onPress = async (answer: (typeof content.buttons)[number]['answer']): Promise<void> => {
      const blocker = globalThis.kintimeBlocker;
      if (answer === 'dismiss' || answer === 'more-time') blocker?.dismiss();
      if (answer !== 'dismiss') await blocker?.answer(answer);
    };
    host.show(renderOverlay(content, onPress, clock, lifetime.signal), content.form);
  };

  // `document.open()` removes the listeners of the overlay, too.
  onDocumentOpened(() => {
    rendered = '';
    if (!isExtensionGone()) update(shownView);
  });

  globalThis.kintimeOverlay = {
    show: () => {
      try {
        show();
      } catch (error) {
        // A rendering error must not stop the blocker, which calls this while it pauses media.
        setTimeout(() => {
          throw error;
        });
      }
    },
    focusBefore: () => host.focusBefore,
    isAlive: () => !isExtensionGone(),
  };
  globalThis.kintimeOverlay.show?.();
}

/** Whether a question or a closing would cost somebody what they wrote in this page (rule A23). */
function hasWords({ kind, embedded }: OverlayView): boolean {
  return (
    !embedded && (kind === 'closed' || kind === 'paused') && hasUnsentWords([...fieldsIn(document)])
  );
}

/** Leaves fullscreen and closes picture-in-picture windows, which show above the overlay. */
function leaveOtherWindows(): void {
  if (document.fullscreenElement !== null) void document.exitFullscreen();
  // `pictureInPictureElement` is null for a floating video that is detached from the document.
  void document.exitPictureInPicture?.().catch(() => undefined);
  pictureInPictureWindow()?.close();
}

// The background may inject this script more than once; a living copy goes on.
if (globalThis.kintimeOverlay?.isAlive?.() !== true) {
  // An orphan of an earlier extension takes its overlay away, since nobody else can.
  globalThis.kintimeOverlay?.show?.();
  startOverlay();
}

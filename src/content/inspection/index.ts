import type { Attention } from '../../domain/tracking/attention.ts';
import { attentionReason } from '../../domain/tracking/attention-reason.ts';
import type { Inspection, PlayingMedia } from '../../messages/inspection.ts';
import { findMedia, HAVE_FUTURE_DATA } from '../observers/media-elements.ts';
import { openDocuments } from '../observers/picture-in-picture.ts';
import { visiblePx } from '../observers/visible-area.ts';
import { treesIn } from '../observers/shadow-trees.ts';

declare global {
  /** Set by `content.js`, in the isolated world that it shares with this script. */
  var kintimeAttention: (() => Attention) | undefined;
}

/**
 * What Kintime sees in this document now; `null` if its content script does not run here. The
 * build appends a call of this, so that its value is the result of the injection.
 */
export function inspect(): Inspection | null {
  const attention = globalThis.kintimeAttention?.();
  if (attention === undefined || globalThis.kintimeIsWatching?.() !== true) return null;
  const { attended, feed, page } = attention;
  const media = openDocuments().flatMap(treesIn).flatMap(findMedia);
  const view = globalThis.kintimeBlocker?.view();
  return {
    feed,
    visible: page.visible,
    focused: page.focused,
    state: view?.verdict.state ?? 'open',
    playing: media.filter(isPlaying).map(describe),
    attended,
    reason: attentionReason(attention),
  };
}

function isPlaying({ paused, ended, readyState }: HTMLMediaElement): boolean {
  return !paused && !ended && readyState >= HAVE_FUTURE_DATA;
}

function describe(element: HTMLMediaElement): PlayingMedia {
  const kind = element.localName === 'video' ? 'video' : 'sound';
  return { kind, place: placeOf(element) };
}

function placeOf(element: HTMLMediaElement): PlayingMedia['place'] {
  const px = visiblePx(element);
  if (px === Infinity) return 'picture-in-picture';
  return px > 0 ? 'in-view' : 'off-screen';
}

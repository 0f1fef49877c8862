import { SOUND_PX } from '../../domain/tracking/playback.ts';

/** The share of a video or an embedded player that must be inside the viewport (rules C1, C4). */
const IN_VIEW = 0.25;

/** Fewer pixels than this cannot be watched. */
const MIN_PX = 1000;

/** The `visiblePx` of a media element. */
export function visiblePx(element: HTMLMediaElement): number {
  // The document itself only tells the host of a shadow tree.
  const tree = element.getRootNode();
  const isFloating = 'pictureInPictureElement' in tree && tree.pictureInPictureElement === element;
  if (isFloating || element.ownerDocument !== document) return Infinity;
  if (element.nodeName === 'AUDIO') return SOUND_PX;
  const whole = element.getBoundingClientRect();
  const width = Math.max(0, Math.min(whole.right, innerWidth) - Math.max(whole.left, 0));
  const area = width * (Math.min(whole.bottom, innerHeight) - Math.max(whole.top, 0));
  return isInView(area, whole) ? area : 0;
}

/** Whether enough is inside the viewport; what is taller than the viewport cannot all be. */
export function isInView(px: number, { width, height }: DOMRectReadOnly): boolean {
  return px >= MIN_PX && px >= IN_VIEW * Math.min(innerWidth * innerHeight, width * height);
}

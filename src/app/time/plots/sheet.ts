import { plot } from '@observablehq/plot';
import type { Markish, ScaleOptions } from '@observablehq/plot';

/** What a picture is drawn on. */
export interface Sheet {
  /** In CSS pixels, as all lengths here. */
  readonly width: number;
  readonly height: number;
  /** Read from right to left. */
  readonly isMirrored: boolean;
}

/** The room beside a picture for what its rows or heights are called, at its inline start. */
export const LABELS_WIDTH = 40;

interface Drawn {
  readonly x: ScaleOptions;
  readonly y: ScaleOptions;
  readonly marks: readonly Markish[];
  readonly top?: number;
  readonly labels?: number;
}

/**
 * Draws without axes or legends of the library's own, mirrored where the page is. The library
 * would bring a style element along, which the policy of our pages refuses; its rules stand in
 * `time.css`.
 */
export function drawOn(
  { width, height, isMirrored }: Sheet,
  { x, y, marks, top = 0, labels = LABELS_WIDTH }: Drawn,
): SVGElement {
  const drawn = plot({
    width,
    height,
    marginTop: top,
    marginBottom: 0,
    marginLeft: isMirrored ? 0 : labels,
    marginRight: isMirrored ? labels : 0,
    x: { ...x, axis: null, reverse: isMirrored },
    y: { ...y, axis: null },
    marks: [...marks],
  });
  drawn.querySelector('style')?.remove();
  if (!(drawn instanceof SVGElement)) throw new TypeError('A plot without legends is one picture');
  return drawn;
}

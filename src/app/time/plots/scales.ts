/** The drawing area of a chart, in CSS pixels. */
export interface PlotSize {
  readonly width: number;
  readonly height: number;
  /** Drawn from right to left. */
  readonly isMirrored: boolean;
}

/** The width of the column for row labels, at the inline start. */
export const LABELS_WIDTH = 40;

/** A range of values or of pixels. */
export type Range = readonly [from: number, to: number];

/** Maps values to pixels of a chart's plot area. Always `left < right` and `top < bottom`. */
export interface Scales {
  /** Pixels from the left of the chart. */
  readonly x: (value: number) => number;
  /** Pixels from the top of the chart. */
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Position and anchor of row labels. */
  readonly labels: { readonly x: number; readonly 'text-anchor': 'start' | 'end' };
}

interface Domains {
  /** In reading direction. */
  readonly across: Range;
  /** From bottom to top. */
  readonly up: Range;
  /** Space above the plot area, in pixels. */
  readonly top?: number;
  readonly labelsWidth?: number;
}

/** Makes the scales of a chart, mirrored for right-to-left languages. */
export function scalesFor(
  { width, height, isMirrored }: PlotSize,
  { across, up, top = 0, labelsWidth = LABELS_WIDTH }: Domains,
): Scales {
  const left = isMirrored ? 0 : labelsWidth;
  const right = isMirrored ? width - labelsWidth : width;
  return {
    x: linearScale(across, isMirrored ? [right, left] : [left, right]),
    y: linearScale(up, [height, top]),
    left,
    right,
    top,
    bottom: height,
    labels: { x: isMirrored ? width : 0, 'text-anchor': isMirrored ? 'end' : 'start' },
  };
}

/** Of d3-scale, `scaleLinear` alone would bring along its mixing of colours, dates and text. */
function linearScale([from, to]: Range, [start, end]: Range): (value: number) => number {
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** Maps a range of values to pixels, the smaller end first. */
export function pixelRange([from, to]: Range, scale: (value: number) => number): Range {
  const [a, b] = [scale(from), scale(to)];
  return [Math.min(a, b), Math.max(a, b)];
}

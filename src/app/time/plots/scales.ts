import { scaleLinear } from 'd3-scale';

/** What a picture is drawn on. */
export interface PlotSize {
  /** In CSS pixels, as all lengths here. */
  readonly width: number;
  readonly height: number;
  /** Read from right to left. */
  readonly isMirrored: boolean;
}

/** The room beside a picture for what its rows or heights are called, at its inline start. */
export const LABELS_WIDTH = 40;

/** From where to where: of values, or of pixels. */
export type Range = readonly [from: number, to: number];

/** The part of a sheet that has values in it. Its left is always less than its right, its top than its bottom. */
export interface Scales {
  /** The place of a value, in pixels from the left of the sheet. */
  readonly x: (value: number) => number;
  /** The place of a value, in pixels from the top of the sheet. */
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Where what stands in the room for labels begins to be read, and what that is called in SVG. */
  readonly labels: { readonly x: number; readonly 'text-anchor': 'start' | 'end' };
}

interface Domains {
  /** In the direction in which the page is read. */
  readonly across: Range;
  readonly up: Range;
  /** The room above it. */
  readonly top?: number;
  readonly labelsWidth?: number;
}

/** Puts values on a sheet, mirrored where the page is. */
export function scalesFor(
  { width, height, isMirrored }: PlotSize,
  { across, up, top = 0, labelsWidth = LABELS_WIDTH }: Domains,
): Scales {
  const left = isMirrored ? 0 : labelsWidth;
  const right = isMirrored ? width - labelsWidth : width;
  return {
    x: scaleLinear(across, isMirrored ? [right, left] : [left, right]),
    y: scaleLinear(up, [height, top]),
    left,
    right,
    top,
    bottom: height,
    labels: { x: isMirrored ? width : 0, 'text-anchor': isMirrored ? 'end' : 'start' },
  };
}

/** The two ends in pixels, the lesser one first, in whichever direction the values go. */
export function pixelRange([from, to]: Range, place: (value: number) => number): Range {
  const [one, other] = [place(from), place(to)];
  return [Math.min(one, other), Math.max(one, other)];
}

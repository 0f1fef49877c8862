import type { ComponentChildren, JSX } from 'preact';
import { pixelRange } from './scales.ts';
import type { Scales, Range, PlotSize } from './scales.ts';

interface Look {
  readonly fill?: string;
  readonly stroke?: string;
  readonly 'stroke-width'?: number;
  readonly 'stroke-dasharray'?: string;
}

interface PictureProps {
  readonly on: PlotSize;
  readonly children: ComponentChildren;
}

export function PlotFigure({ on: { width, height }, children }: PictureProps): JSX.Element {
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} focusable="false">
      {children}
    </svg>
  );
}

interface BoxProps extends Look {
  readonly on: Scales;
  readonly across: Range;
  readonly up: Range;
  /** How round its corners are. */
  readonly rx?: number;
  /** How much smaller it is on each side: to the left and right, or everywhere. */
  readonly inset?: number;
  readonly insetAcross?: number;
}

export function Box({
  on: { x, y },
  across,
  up,
  inset = 0,
  insetAcross = inset,
  ...look
}: BoxProps): JSX.Element {
  const [x1, x2] = pixelRange(across, x);
  const [y1, y2] = pixelRange(up, y);
  return (
    <rect
      x={x1 + insetAcross}
      y={y1 + inset}
      width={Math.max(0, x2 - x1 - 2 * insetAcross)}
      height={Math.max(0, y2 - y1 - 2 * inset)}
      {...look}
    />
  );
}

interface LineProps {
  readonly on: Scales;
  readonly at: number;
  readonly stroke: string;
  readonly 'stroke-dasharray'?: string;
}

/** From the top to the bottom, where the value is. */
export function UprightLine({ on: { x, top, bottom }, at, ...look }: LineProps): JSX.Element {
  return <line x1={x(at)} x2={x(at)} y1={top} y2={bottom} shape-rendering="crispEdges" {...look} />;
}

/** From side to side, at the height of the value. */
export function LevelLine({ on: { y, left, right }, at, ...look }: LineProps): JSX.Element {
  return <line x1={left} x2={right} y1={y(at)} y2={y(at)} shape-rendering="crispEdges" {...look} />;
}

interface TickProps extends Look {
  readonly on: Scales;
  readonly at: number;
  readonly across: Range;
  /** How much longer it is at each end. */
  readonly overhang?: number;
}

/** A short level line. */
export function Tick({ on: { x, y }, at, across, overhang = 0, ...look }: TickProps): JSX.Element {
  const [left, right] = pixelRange(across, x);
  return <line x1={left - overhang} x2={right + overhang} y1={y(at)} y2={y(at)} {...look} />;
}

interface LabelProps {
  readonly on: Scales;
  readonly at: number;
  readonly text: string;
}

/** In the room for labels, beside the value. */
export function RowLabel({ on: { y, labels }, at, text }: LabelProps): JSX.Element {
  return (
    <text {...labels} y={y(at)} dy="0.32em" fill="var(--ink-soft)">
      {text}
    </text>
  );
}

interface TopLabelProps extends LabelProps {
  /** How far above the plane it begins. */
  readonly above: number;
}

/** Over the plane, in the middle of where the value is. */
export function TopLabel({ on: { x, top }, at, above, text }: TopLabelProps): JSX.Element {
  return (
    <text x={x(at)} y={top - above} dy="0.71em" text-anchor="middle" fill="var(--ink-soft)">
      {text}
    </text>
  );
}

import { Fragment } from 'preact';
import type { ComponentChildren, JSX } from 'preact';
import type { Millis } from '../../../domain/time/units.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { pixelRange } from './scales.ts';
import type { Scales, Range, PlotSize } from './scales.ts';

interface Style {
  readonly fill?: string;
  readonly stroke?: string;
  readonly 'stroke-width'?: number;
  readonly 'stroke-dasharray'?: string;
}

interface FigureProps {
  readonly on: PlotSize;
  readonly children: ComponentChildren;
}

export function PlotFigure({ on: { width, height }, children }: FigureProps): JSX.Element {
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} focusable="false">
      {children}
    </svg>
  );
}

interface BoxProps extends Style {
  readonly on: Scales;
  readonly across: Range;
  readonly up: Range;
  /** Corner radius in pixels. */
  readonly rx?: number;
  /** Pixels to shrink it by on all sides; `insetAcross` overrides it for left and right. */
  readonly inset?: number;
  readonly insetAcross?: number;
}

export function Box({
  on: { x, y },
  across,
  up,
  inset = 0,
  insetAcross = inset,
  ...style
}: BoxProps): JSX.Element {
  const [x1, x2] = pixelRange(across, x);
  const [y1, y2] = pixelRange(up, y);
  return (
    <rect
      x={x1 + insetAcross}
      y={y1 + inset}
      width={Math.max(0, x2 - x1 - 2 * insetAcross)}
      height={Math.max(0, y2 - y1 - 2 * inset)}
      {...style}
    />
  );
}

interface LineProps {
  readonly on: Scales;
  readonly at: number;
  readonly stroke: string;
  readonly 'stroke-dasharray'?: string;
}

/** A vertical line across the plot area. */
export function VerticalLine({ on: { x, top, bottom }, at, ...style }: LineProps): JSX.Element {
  return (
    <line x1={x(at)} x2={x(at)} y1={top} y2={bottom} shape-rendering="crispEdges" {...style} />
  );
}

/** A horizontal line across the plot area. */
export function HorizontalLine({ on: { y, left, right }, at, ...style }: LineProps): JSX.Element {
  return (
    <line x1={left} x2={right} y1={y(at)} y2={y(at)} shape-rendering="crispEdges" {...style} />
  );
}

interface TickProps extends Style {
  readonly on: Scales;
  readonly at: number;
  readonly across: Range;
  /** Pixels by which it extends beyond `across` on each side. */
  readonly overhang?: number;
}

/** A short horizontal line. */
export function Tick({ on: { x, y }, at, across, overhang = 0, ...style }: TickProps): JSX.Element {
  const [left, right] = pixelRange(across, x);
  return <line x1={left - overhang} x2={right + overhang} y1={y(at)} y2={y(at)} {...style} />;
}

interface LabelProps {
  readonly on: Scales;
  readonly at: number;
  readonly text: string;
}

/** A label beside the plot area, at the height of a value. */
export function RowLabel({ on: { y, labels }, at, text }: LabelProps): JSX.Element {
  return (
    <text {...labels} y={y(at)} dy="0.32em" fill="var(--ink-soft)">
      {text}
    </text>
  );
}

interface DurationLinesProps {
  readonly on: Scales;
  readonly at: readonly Millis[];
}

/** Lines at durations, and their labels. */
export function DurationLines({ on, at }: DurationLinesProps): JSX.Element {
  return (
    <>
      {at.map((line) => (
        <Fragment key={line}>
          <HorizontalLine on={on} at={line} stroke="var(--line)" />
          <RowLabel on={on} at={line} text={durationText(line, 'narrow')} />
        </Fragment>
      ))}
    </>
  );
}

interface ColumnLabelProps extends LabelProps {
  /** Pixels from its top to the plot area. */
  readonly above: number;
}

/** A label above the plot area, centered on a value. */
export function ColumnLabel({ on: { x, top }, at, above, text }: ColumnLabelProps): JSX.Element {
  return (
    <text x={x(at)} y={top - above} dy="0.71em" text-anchor="middle" fill="var(--ink-soft)">
      {text}
    </text>
  );
}

import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Props {
  readonly text: string;
  /** What a screen reader says in place of the picture. */
  readonly label: string;
}

/** Light squares all around, as the standard asks for (ISO/IEC 18004). */
const QUIET_ZONE = 4;

/** The most that fits beside the form. Squares of whole pixels are scanned best. */
const WIDEST = 216;

/** A QR code, always dark on light, since many apps read nothing else. */
export function QrCode({ text, label }: Props): JSX.Element {
  const [squares, setSquares] = useState<boolean[][] | null>(null);
  useEffect(() => {
    let over = false;
    const draw = async (): Promise<void> => {
      const drawn = await squaresOf(text);
      if (!over) setSquares(drawn);
    };
    void draw();
    return () => {
      over = true;
    };
  }, [text]);
  if (squares === null) return <div class="qr-code" style={{ inlineSize: `${WIDEST}px` }} />;
  const size = squares.length;
  const side = size * Math.max(2, Math.floor(WIDEST / size));
  return (
    <svg
      class="qr-code"
      data-testid="phone-qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width={side}
      height={side}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={qrPath(squares)} fill="#000" />
    </svg>
  );
}

/** Loaded when it is needed: few visits add a phone. `null` where it cannot be drawn. */
async function squaresOf(text: string): Promise<boolean[][] | null> {
  try {
    const { encodeQR } = await import('qr');
    // Nothing gets torn or dirty on a screen: larger squares are worth more than repair.
    return encodeQR(text, 'raw', { ecc: 'low', border: QUIET_ZONE });
  } catch {
    // The key stands beside it as text.
    return null;
  }
}

/** One bar for each run of dark squares in a row. */
export function qrPath(squares: readonly (readonly boolean[])[]): string {
  return squares.flatMap((row, y) => runsIn(row).map((run) => barAt(run, y))).join('');
}

interface Run {
  readonly from: number;
  readonly length: number;
}

function runsIn(row: readonly boolean[]): Run[] {
  const starts = row.flatMap((dark, x) => (dark && row[x - 1] !== true ? [x] : []));
  return starts.map((from) => {
    const end = row.indexOf(false, from);
    return { from, length: (end < 0 ? row.length : end) - from };
  });
}

function barAt({ from, length }: Run, y: number): string {
  return `M${from} ${y}h${length}v1h-${length}z`;
}

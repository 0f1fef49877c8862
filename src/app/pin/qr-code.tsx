import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Props {
  readonly text: string;
  /** The accessible name. */
  readonly label: string;
}

/** The light border that ISO/IEC 18004 requires, in modules. */
const QUIET_ZONE = 4;

/** In pixels. */
const MAX_WIDTH = 216;

/** A QR code, dark on light in any colour scheme: many scanners require it. */
export function QrCode({ text, label }: Props): JSX.Element {
  const [modules, setModules] = useState<boolean[][] | null>(null);
  useEffect(() => {
    let isStale = false;
    const draw = async (): Promise<void> => {
      const drawn = await encode(text);
      if (!isStale) setModules(drawn);
    };
    void draw();
    return () => {
      isStale = true;
    };
  }, [text]);
  if (modules === null) return <div class="qr-code" style={{ inlineSize: `${MAX_WIDTH}px` }} />;
  const size = modules.length;
  // Whole pixels per module are the easiest to scan.
  const side = size * Math.max(2, Math.floor(MAX_WIDTH / size));
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
      <path d={qrPath(modules)} fill="#000" />
    </svg>
  );
}

/** Loads the encoder on demand. @returns `null` if the text cannot be encoded */
async function encode(text: string): Promise<boolean[][] | null> {
  try {
    const { encodeQR } = await import('qr');
    // Screens need little error correction; larger modules are easier to scan.
    return encodeQR(text, 'raw', { ecc: 'low', border: QUIET_ZONE });
  } catch {
    // The secret is also shown as text.
    return null;
  }
}

/** An SVG path with a rectangle for each run of dark modules. */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  return modules.flatMap(rectanglesIn).join('');
}

function rectanglesIn(row: readonly boolean[], y: number): string[] {
  const starts = row.flatMap((dark, x) => (dark && row[x - 1] !== true ? [x] : []));
  return starts.map((from) => {
    const end = row.indexOf(false, from);
    const length = (end < 0 ? row.length : end) - from;
    return `M${from} ${y}h${length}v1h-${length}z`;
  });
}

import type { JSX } from 'preact';

/** Fill patterns that the charts refer to by id, so that parts differ by more than colour. */
export function SvgPatterns(): JSX.Element {
  return (
    <svg class="hatches unseen" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id="hatch"
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="6" height="6" fill="var(--surface)" />
          <rect width="3" height="6" fill="var(--time)" />
        </pattern>
        <pattern
          id="hatch-missing"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(-45)"
        >
          <rect width="1" height="5" fill="var(--control-line)" />
        </pattern>
      </defs>
    </svg>
  );
}

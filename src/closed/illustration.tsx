import type { JSX } from 'preact';

/** A decorative sun, below or above the horizon. */
export function Illustration({ isRisen }: { readonly isRisen: boolean }): JSX.Element {
  return (
    <div class="horizon" aria-hidden="true">
      <svg
        class="horizon-sky"
        viewBox="0 0 320 160"
        width="320"
        height="160"
        preserveAspectRatio="xMidYMax meet"
      >
        <clipPath id="sky">
          <rect width="320" height="150" />
        </clipPath>
        <circle class="horizon-glow" cx="160" cy="150" r="118" clip-path="url(#sky)" />
        <circle class="horizon-glow" cx="160" cy="150" r="80" clip-path="url(#sky)" />
        <circle class="horizon-sun" cx="160" cy={isRisen ? 88 : 154} r="44" clip-path="url(#sky)" />
        <path class="horizon-line" d="M116 156h88M134 160h52" />
      </svg>
    </div>
  );
}

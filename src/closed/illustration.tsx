import type { JSX } from 'preact';

/** A sun below or above the horizon; says nothing that the words do not. */
export function Illustration({ risen }: { readonly risen: boolean }): JSX.Element {
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
        <circle class="horizon-sun" cx="160" cy={risen ? 88 : 154} r="44" clip-path="url(#sky)" />
        <path class="horizon-line" d="M116 156h88M134 160h52" />
      </svg>
    </div>
  );
}

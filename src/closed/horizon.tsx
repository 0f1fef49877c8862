import type { JSX } from 'preact';

/** A sun below or above the horizon; says nothing that the words do not. */
export function Horizon({ risen }: { readonly risen: boolean }): JSX.Element {
  return (
    <svg class="horizon" viewBox="0 0 320 72" width="320" height="72" aria-hidden="true">
      <clipPath id="sky">
        <rect width="320" height="60" />
      </clipPath>
      <circle class="horizon-sun" cx="160" cy={risen ? 34 : 66} r="22" clip-path="url(#sky)" />
      <path class="horizon-line" d="M0 61h320" />
      <path class="horizon-line" d="M120 68h80" />
    </svg>
  );
}

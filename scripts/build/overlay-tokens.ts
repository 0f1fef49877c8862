/** The design tokens that the overlay uses. */
export const OVERLAY_TOKEN_NAMES: readonly string[] = [
  'ground',
  'surface',
  'ink',
  'ink-soft',
  'line',
  'control-line',
  'primary',
  'primary-hover',
  'on-primary',
  'tint',
  'focus',
  'sky-top',
  'sky-bottom',
  'sun',
  'dune-back',
  'dune-middle',
  'dune-front',
  'cream',
  'house',
  'window',
  'scene-ink',
  'scene-soft',
  'font-serif',
  'font-sans',
  'shadow-high',
  'rise',
  'ease',
];

/**
 * `ui/tokens.css` for the overlay's shadow root: the same rules and media queries, declared on
 * `.overlay` in place of `:root`, without the tokens that the overlay does not use.
 */
export function overlayTokens(tokensCss: string): string {
  return tokensCss
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/--([\w-]+):[^;]*;/g, (declaration, name: string) =>
      OVERLAY_TOKEN_NAMES.includes(name) ? declaration : '',
    )
    .replaceAll(':root', '.overlay')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/@media [^{]*\{ \.overlay \{ \} \}/g, '')
    .trim();
}

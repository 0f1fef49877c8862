/** Colours and font of `ui/tokens.css`, as declarations for `.overlay`; the build injects them. */
declare const OVERLAY_TOKENS: string;

/** `!important` in a shadow tree's `:host` overrides the page's own `!important` declarations. */
export const STYLES = `${OVERLAY_TOKENS}
:host {
  all: initial !important;
  display: block !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  visibility: visible !important;
  opacity: 1 !important;
  pointer-events: auto !important;
}
.overlay {
  box-sizing: border-box; margin: 0; border: 0; outline: 0;
  max-width: none; max-height: none; overflow: auto;
  background: var(--ground); color: var(--ink);
  font: 400 16px/1.45 var(--font-sans);
  text-align: start; user-select: none; cursor: default;
}
.overlay::backdrop { background: none }
.dialog, .cover { position: fixed; inset: 0; width: 100%; height: 100%; padding: 24px }
.dialog[open], .cover { display: grid }
.inner { margin: auto; outline: 0; width: 100%; max-width: 30rem; display: grid; gap: 16px }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; font-weight: 600; text-wrap: balance }
p { margin: 0; overflow-wrap: anywhere; white-space: pre-line }
.dialog p { font-size: 1.125rem; color: var(--ink-soft) }
.buttons { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 8px }
button {
  font: inherit; color: var(--ink); background: var(--surface); min-height: 44px;
  padding: 8px 20px; border: 1px solid var(--control-line); border-radius: 10px; cursor: pointer;
}
.dialog .primary { background: var(--primary); border-color: var(--primary); color: var(--on-primary) }
button:disabled { opacity: .55; cursor: default }
button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px }
.track { height: 4px; border-radius: 2px; background: var(--track); overflow: hidden }
.bar { height: 100%; background: var(--primary); transform: scaleX(0); transform-origin: left }
:dir(rtl) .bar { transform-origin: right }
.remaining { display: none }
.toast {
  position: fixed; inset: auto 16px 16px; width: fit-content; height: auto; margin-inline: auto;
  padding: 12px 16px; border: 1px solid var(--control-line); border-radius: 10px;
  box-shadow: 0 2px 12px #0004;
}
.toast .inner { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; width: auto }
.toast .buttons { margin: 0 }
.toast button { min-height: 36px; padding: 4px 14px }
@media (max-width: 340px), (max-height: 320px) {
  .dialog, .cover { padding: 12px }
  .inner { gap: 8px }
  h1 { font-size: 1.25rem }
}
.cover h1 { font-size: 1.25rem }
@media (prefers-reduced-motion: reduce) {
  .track { display: none }
  .remaining { display: block }
}
@media (forced-colors: active) {
  .bar { background: Highlight }
}
`;

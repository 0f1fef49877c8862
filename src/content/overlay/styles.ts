/**
 * What the page says with `!important` loses against what the inside of the shadow says so. The
 * colours are those of our own pages.
 */
export const STYLES = `
:host {
  all: initial !important;
  display: block !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  visibility: visible !important;
  opacity: 1 !important;
  pointer-events: auto !important;
}
.sheet {
  --ground: #f8f6f9; --surface: #ffffff; --ink: #2a2433; --ink-soft: #625a6d;
  --control-line: #8b8297; --accent: #8a5200; --on-accent: #ffffff; --track: #e3dde9;
  color-scheme: light dark;
  box-sizing: border-box; margin: 0; border: 0; outline: 0;
  max-width: none; max-height: none; overflow: auto;
  background: var(--ground); color: var(--ink);
  font: 400 16px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  text-align: start; user-select: none; cursor: default;
}
.sheet::backdrop { background: none }
.cover, .veil { position: fixed; inset: 0; width: 100%; height: 100%; padding: 24px }
.cover[open], .veil { display: grid }
.inner { margin: auto; width: 100%; max-width: 30rem; display: grid; gap: 16px }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; font-weight: 600; text-wrap: balance }
p { margin: 0; overflow-wrap: anywhere }
.cover p { font-size: 1.125rem; color: var(--ink-soft) }
.buttons { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 8px }
button {
  font: inherit; color: var(--ink); background: var(--surface); min-height: 44px;
  padding: 8px 20px; border: 1px solid var(--control-line); border-radius: 10px; cursor: pointer;
}
.cover button:first-child { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
button:disabled { opacity: .55; cursor: default }
button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px }
.track { height: 4px; border-radius: 2px; background: var(--track); overflow: hidden }
.bar { height: 100%; background: var(--accent); transform: scaleX(0); transform-origin: left }
:dir(rtl) .bar { transform-origin: right }
.left { display: none }
.line {
  position: fixed; inset: auto 16px 16px; width: fit-content; height: auto; margin-inline: auto;
  padding: 12px 16px; border: 1px solid var(--control-line); border-radius: 10px;
  box-shadow: 0 2px 12px #0004;
}
.card {
  position: fixed; inset: auto 16px 16px; width: auto; height: auto; max-width: 26rem;
  margin-inline: auto 0; padding: 20px; border: 1px solid var(--control-line); border-radius: 16px;
  box-shadow: 0 4px 24px #0005;
}
.card .inner { gap: 8px }
.card h1 { font-size: 1.125rem }
.card p { color: var(--ink-soft) }
.card button:first-child { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
.line .inner { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; width: auto }
.line .buttons { margin: 0 }
.line button { min-height: 36px; padding: 4px 14px }
@media (max-width: 340px), (max-height: 320px) {
  .cover, .veil { padding: 12px }
  .inner { gap: 8px }
  h1 { font-size: 1.25rem }
}
.veil h1 { font-size: 1.25rem }
@media (prefers-color-scheme: dark) {
  .sheet {
    --ground: #1b1821; --surface: #25212d; --ink: #f1edf4; --ink-soft: #b6aec1;
    --control-line: #8d849a; --accent: #f3b95f; --on-accent: #251d10; --track: #3d3748;
  }
}
@media (prefers-contrast: more) {
  .sheet { --ground: Canvas; --surface: Canvas; --ink: CanvasText; --ink-soft: CanvasText; --control-line: CanvasText }
}
@media (prefers-reduced-motion: reduce) {
  .track { display: none }
  .left { display: block }
}
@media (forced-colors: active) {
  .bar { background: Highlight }
}
`;

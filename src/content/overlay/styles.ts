/** Tokens of `ui/tokens.css`, as declarations for `.overlay`; the build injects them. */
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
  box-sizing: border-box; margin: 0; border: 0; outline: 0; padding: 0;
  max-width: none; max-height: none; overflow: auto;
  background: var(--ground); color: var(--ink);
  font: 400 16px/1.5 var(--font-sans);
  text-align: start; user-select: none; cursor: default;
}
.overlay::backdrop { background: none }
.dialog, .cover {
  position: fixed; inset: 0; width: 100%; height: 100%; text-align: center;
  background: linear-gradient(var(--sky-top), var(--sky-bottom)) var(--ground); color: var(--scene-ink);
  grid-template: auto auto minmax(0, 1fr) / minmax(0, 1fr);
}
.dialog[open], .cover { display: grid }
.brand {
  display: flex; align-items: center; gap: 8px; padding: 20px 24px 0;
  font-weight: 600; line-height: 26px;
}
.icon { width: 26px; height: 26px }
.inner {
  display: grid; justify-items: center; gap: 16px; outline: 0;
  padding: clamp(12px, 7vh, 72px) 20px 28px;
}
h1 {
  margin: 0; max-width: 12em; font: 400 clamp(32px, 24px + 2.6vw, 56px)/1.15 var(--font-serif);
  letter-spacing: -.015em; text-wrap: balance;
}
:lang(ar) h1 { letter-spacing: 0; line-height: 1.4 }
p { margin: 0; overflow-wrap: anywhere; white-space: pre-line; text-wrap: pretty }
p:empty { display: none }
.inner > p { max-width: 34rem; font-size: 19px; line-height: 1.42 }
.buttons { display: flex; flex-wrap: wrap; justify-content: center; gap: 16px; margin-top: 8px }
button {
  min-width: 12rem; min-height: 52px; padding: 8px 24px;
  border: 1px solid var(--control-line); border-radius: 99px;
  background: var(--ground); color: var(--ink);
  font: 600 17px/1.2 var(--font-sans); cursor: pointer;
}
button.primary { background: var(--primary); border-color: var(--primary); color: var(--on-primary) }
button:hover { background: var(--tint) }
button.primary:hover { background: var(--primary-hover); border-color: var(--primary-hover) }
button:disabled {
  background: linear-gradient(var(--tint), var(--tint)) 0 / 0 100% no-repeat var(--ground);
  cursor: default;
}
:dir(rtl) button:disabled { background-position: 100% }
button:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px }
svg { display: block }
.art { align-self: end; width: 100%; height: 100%; max-height: 90vw }
:dir(rtl) .art { transform: scaleX(-1) }
.sun { fill: var(--sun) }
.halo { opacity: .13 }
.star, .person { fill: var(--cream) }
.back { fill: var(--dune-back) }
.middle { fill: var(--dune-middle) }
.front { fill: var(--dune-front) }
.house { fill: var(--house) }
.window { fill: var(--window) }
.smoke { fill: none; stroke: var(--scene-soft); stroke-width: 4; stroke-linecap: round; opacity: .35 }
.outline { fill: none; stroke: var(--ink); stroke-width: 3.4; stroke-linejoin: round }
.toast {
  position: fixed; inset: auto 16px 20px; width: fit-content; max-width: 36rem; height: auto;
  margin-inline: auto; padding: 12px 16px; background: var(--surface);
  border: 1px solid var(--line); border-radius: 20px; box-shadow: var(--shadow-high);
}
.toast .inner { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: center; padding: 0 }
.words { flex: 1 1 12rem }
.toast p { max-width: none; font-size: 14px; line-height: 1.4; color: var(--ink-soft) }
.toast .title { font-weight: 600; font-size: 16px; color: var(--ink) }
.toast .buttons { margin: 0 }
.toast button { min-width: 4.5rem; min-height: 36px; padding: 4px 16px; font-size: 15px; background: none }
.toast .link {
  min-width: 0; padding-inline: 4px; border-color: transparent;
  text-decoration: underline 1px; text-underline-offset: 3px;
}
.glass { width: 44px; height: 44px }
.cover h1 { font-size: 24px }
.cover .inner { padding-block: 16px; gap: 8px }
.cover p { font-size: 16px }
@media (max-width: 480px) {
  .toast .buttons { width: 100%; flex-wrap: nowrap }
  .toast button { flex: 1 }
}
@media (max-height: 400px) {
  .dialog .brand, .cover .brand { padding-top: 8px }
  .inner { padding-block: 0 12px; gap: 8px }
  h1 { font-size: 24px }
  .inner > p { font-size: 16px }
}
@media (prefers-contrast: more) {
  .art { opacity: .25 }
  [data-mood='night'] .art { opacity: .5 }
}
@media (prefers-reduced-motion: no-preference) {
  .rises { animation: rise var(--rise) var(--ease) both }
  @keyframes rise { from { transform: translateY(24px); opacity: .4 } }
}
@media (prefers-reduced-motion: reduce) {
  button:disabled { background-image: none }
}
@media (forced-colors: active) {
  .art, .glass, .icon { display: none }
  button.primary { forced-color-adjust: none }
}
`;

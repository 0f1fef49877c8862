interface Props {
  /** The design tokens, as CSS. */
  readonly tokens: string;
  /** Pictures as PNG. */
  readonly time: Uint8Array;
  readonly popup: Uint8Array;
}

function imageOf(name: string, png: Uint8Array): string {
  return `<img class="${name}" alt="" src="data:image/png;base64,${Buffer.from(png).toString('base64')}">`;
}

/** A page that shows the popup in front of _My time_, on the dunes of the scenes. */
export function heroPage({ tokens, time, popup }: Props): string {
  return `<!doctype html>
<style>
  ${tokens}
  body {
    position: relative;
    overflow: hidden;
    block-size: 100vh;
    margin: 0;
    background: linear-gradient(var(--sky-top), var(--sky-bottom));
  }
  svg {
    position: absolute;
    inset-block-end: 0;
    inline-size: 100%;
    block-size: 34%;
  }
  img {
    position: absolute;
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    box-shadow: var(--shadow-high);
  }
  .time {
    inset: 56px auto auto 56px;
    inline-size: 960px;
    block-size: 780px;
    object-fit: cover;
    object-position: top;
  }
  .popup {
    inset: auto 56px 48px auto;
    inline-size: 340px;
  }
</style>
<svg viewBox="0 0 400 100" preserveAspectRatio="none">
  <path fill="var(--dune-back)" d="M-2 46C60 30 110 10 170 14S300 56 402 30V101H-2Z" />
  <path fill="var(--dune-middle)" d="M-2 66C60 68 110 44 190 38S330 66 402 56V101H-2Z" />
  <path fill="var(--dune-front)" d="M-2 74C60 60 130 66 200 76S340 84 402 68V101H-2Z" />
</svg>
${imageOf('time', time)}${imageOf('popup', popup)}`;
}

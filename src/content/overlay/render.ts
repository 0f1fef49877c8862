import type { Clock } from '../../domain/time/clock.ts';
import type { Millis } from '../../domain/time/units.ts';
import { coversPage } from './content.ts';
import type { OverlayContent, OverlayButton } from './content.ts';
import { direction, locale, t, secondsText } from './i18n.ts';

/** How often a pause looks how long it still lasts. */
const STEP: Millis = 100;

export interface RenderedOverlay {
  readonly element: HTMLElement;
  /** What has the focus first. */
  readonly first: HTMLElement | undefined;
}

/** Writes a sheet on an element of its own. What happens on it ends with the signal. */
export function renderOverlay(
  content: OverlayContent,
  press: (answer: OverlayButton['answer']) => Promise<void>,
  clock: Clock,
  signal: AbortSignal,
): RenderedOverlay {
  // A dialog would take the focus, which only the whole screen may.
  const element = make(content.form === 'cover' ? 'dialog' : 'div', `sheet ${content.form}`);
  const inner = make('div', 'inner');
  const text = make('p', '', content.text);
  const buttons = content.buttons.map((one) => make('button', '', one.text));
  element.lang = locale();
  element.dir = direction();
  element.append(inner);
  if (content.title !== '') {
    const title = make('h1', '', content.title);
    inner.append(title);
    title.id = 'title';
    text.id = 'text';
    element.setAttribute('aria-labelledby', 'title');
    element.setAttribute('aria-describedby', 'text');
    if (content.form !== 'cover') element.role = 'group';
  }
  inner.append(text);
  // What stands at the edge speaks when there is a pause, and takes no focus.
  if (!coversPage(content)) text.role = 'status';
  const enable = (): void => {
    for (const [i, one] of buttons.entries())
      one.disabled = content.buttons[i]?.waits === true && waits;
  };
  let waits = content.pauseMs > 0;
  enable();
  let isBusy = false;
  for (const [i, one] of buttons.entries()) {
    one.addEventListener('click', ({ isTrusted }) => {
      const answer = content.buttons[i]?.answer;
      // A page can click too, but not as a person does.
      if (!isTrusted || isBusy || answer === undefined) return;
      isBusy = true;
      void press(answer).finally(() => {
        isBusy = false;
      });
    });
  }
  if (waits) {
    text.role = 'status';
    inner.append(
      ...countDown(content.pauseMs, clock, signal, () => {
        waits = false;
        text.textContent = t('screenPauseOver');
        enable();
      }),
    );
  }
  if (buttons.length > 0) {
    const row = make('div', 'buttons');
    row.append(...buttons);
    inner.append(row);
  }
  return { element, first: buttons[0] };
}

/** A line that fills quietly, or what is left in words where motion is not wanted. */
function countDown(
  ms: Millis,
  clock: Clock,
  signal: AbortSignal,
  over: () => void,
): readonly HTMLElement[] {
  const track = make('div', 'track');
  const bar = make('div', 'bar');
  const left = make('p', 'left');
  track.append(bar);
  let rest = ms;
  let at = clock.now().mono;
  const step = (): void => {
    const { mono } = clock.now();
    // A pause that nobody sees is none.
    if (!document.hidden) rest = Math.max(0, rest - (mono - at));
    at = mono;
    bar.style.transform = `scaleX(${1 - rest / ms})`;
    const words = rest > 0 ? t('screenPauseLeft', secondsText(rest)) : '';
    if (left.textContent !== words) left.textContent = words;
    if (rest > 0) return;
    clearInterval(timer);
    over();
  };
  const timer = setInterval(step, STEP);
  signal.addEventListener('abort', () => clearInterval(timer));
  return [track, left];
}

function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}

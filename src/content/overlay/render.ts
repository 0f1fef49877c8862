import type { Clock } from '../../domain/time/clock.ts';
import type { Millis } from '../../domain/time/units.ts';
import { coversPage } from './content.ts';
import type { OverlayContent, OverlayButton } from './content.ts';
import { direction, locale, t, secondsText } from './i18n.ts';

const COUNTDOWN_INTERVAL: Millis = 100;

export interface RenderedOverlay {
  readonly element: HTMLElement;
  readonly initialFocus: HTMLElement;
}

/** Renders the content into a new element. Its countdown stops with the signal. */
export function renderOverlay(
  content: OverlayContent,
  onPress: (answer: OverlayButton['answer']) => Promise<void>,
  clock: Clock,
  signal: AbortSignal,
): RenderedOverlay {
  const isDialog = content.form === 'dialog';
  const element = make(isDialog ? 'dialog' : 'div', `overlay ${content.form}`);
  const inner = make('div', 'inner');
  const text = make('p', '', content.text);
  const buttons = content.buttons.map(({ answer, text: label }, i) =>
    make('button', i === 0 && answer !== 'leave' ? 'primary' : '', label),
  );
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
    if (!isDialog) element.role = 'group';
  }
  inner.append(text);
  // Toasts take no focus, so a polite live region announces them.
  if (!coversPage(content)) text.role = 'status';
  const updateDisabled = (): void => {
    for (const [i, one] of buttons.entries())
      one.disabled = content.buttons[i]?.waits === true && isCounting;
  };
  let isCounting = content.pauseMs > 0;
  updateDisabled();
  let isBusy = false;
  for (const [i, one] of buttons.entries()) {
    one.addEventListener('click', ({ isTrusted }) => {
      const answer = content.buttons[i]?.answer;
      // Clicks dispatched by the page are not trusted.
      if (!isTrusted || isBusy || answer === undefined) return;
      isBusy = true;
      void onPress(answer).finally(() => {
        isBusy = false;
      });
    });
  }
  if (isCounting) {
    text.role = 'status';
    inner.append(
      ...renderCountdown(content.pauseMs, clock, signal, () => {
        isCounting = false;
        text.textContent = t('screenPauseOver');
        updateDisabled();
      }),
    );
  }
  if (buttons.length > 0) {
    const row = make('div', 'buttons');
    row.append(...buttons);
    inner.append(row);
  }
  // A key that was meant for the player must not press the only button there is.
  const [first, second] = buttons;
  if (content.focusesButton && first !== undefined && second !== undefined) {
    return { element, initialFocus: first };
  }
  // A dialog gives its first button the focus, whatever its own `autofocus` says.
  inner.tabIndex = -1;
  return { element, initialFocus: inner };
}

/** A progress bar, and the remaining time as text for `prefers-reduced-motion`. */
function renderCountdown(
  durationMs: Millis,
  clock: Clock,
  signal: AbortSignal,
  onEnd: () => void,
): readonly HTMLElement[] {
  const track = make('div', 'track');
  const bar = make('div', 'bar');
  const label = make('p', 'remaining');
  track.append(bar);
  let remaining = durationMs;
  let updatedAt = clock.now().mono;
  const update = (): void => {
    const { mono } = clock.now();
    // The countdown stops while the page is hidden.
    if (!document.hidden) remaining = Math.max(0, remaining - (mono - updatedAt));
    updatedAt = mono;
    bar.style.transform = `scaleX(${1 - remaining / durationMs})`;
    const text = remaining > 0 ? t('screenPauseLeft', secondsText(remaining)) : '';
    if (label.textContent !== text) label.textContent = text;
    if (remaining > 0) return;
    clearInterval(timer);
    onEnd();
  };
  const timer = setInterval(update, COUNTDOWN_INTERVAL);
  signal.addEventListener('abort', () => clearInterval(timer));
  return [track, label];
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

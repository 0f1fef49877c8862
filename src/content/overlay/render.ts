import type { Clock } from '../../domain/time/clock.ts';
import type { Millis } from '../../domain/time/units.ts';
import { brandIcon, hourglass, sceneOf } from './art.ts';
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
  const isToast = !coversPage(content);
  const element = make(isDialog ? 'dialog' : 'div', `overlay ${content.form}`);
  const inner = make('div', 'inner');
  const title = make(isToast ? 'p' : 'h1', 'title', content.title);
  const text = make('p', '', content.text);
  const buttons = content.buttons.map(({ answer, text: label }, i) => {
    const isPrimary = i === 0 && !isToast && answer !== 'leave';
    return make('button', isPrimary ? 'primary' : answer === 'more-time' ? 'link' : '', label);
  });
  element.lang = locale();
  element.dir = direction();
  if (isToast) {
    // Toasts take no focus, so a polite live region announces them.
    const words = make('div', 'words');
    words.role = 'status';
    words.append(title, text);
    inner.append(hourglass(), words);
    element.append(inner);
  } else {
    element.dataset['mood'] = content.mood;
    title.id = 'title';
    text.id = 'text';
    element.setAttribute('aria-labelledby', 'title');
    element.setAttribute('aria-describedby', 'text');
    if (!isDialog) element.role = 'group';
    const brand = make('p', 'brand', 'Kintime');
    brand.prepend(brandIcon());
    inner.append(title, text);
    element.append(brand, inner, sceneOf(content));
  }
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
    for (const [i, one] of buttons.entries()) {
      if (content.buttons[i]?.waits !== true) continue;
      startCountdown(one, content.pauseMs, clock, signal, () => {
        isCounting = false;
        one.textContent = content.buttons[i]?.text ?? '';
        text.textContent = t('screenPauseOver');
        updateDisabled();
      });
    }
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

/** Counts down in the button that waits: it says the seconds, and fills up. */
function startCountdown(
  button: HTMLButtonElement,
  durationMs: Millis,
  clock: Clock,
  signal: AbortSignal,
  onEnd: () => void,
): void {
  let remaining = durationMs;
  let updatedAt = clock.now().mono;
  const update = (): void => {
    const { mono } = clock.now();
    // The countdown stops while the page is hidden.
    if (!document.hidden) remaining = Math.max(0, remaining - (mono - updatedAt));
    updatedAt = mono;
    button.style.backgroundSize = `${100 * (1 - remaining / durationMs)}% 100%`;
    const text = t('screenOpensIn', secondsText(remaining));
    if (remaining > 0) {
      if (button.textContent !== text) button.textContent = text;
      return;
    }
    clearInterval(timer);
    onEnd();
  };
  const timer = setInterval(update, COUNTDOWN_INTERVAL);
  signal.addEventListener('abort', () => clearInterval(timer));
  update();
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

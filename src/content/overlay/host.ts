import { shadowRootOf } from '../observers/shadow-trees.ts';
import { STYLES } from './styles.ts';
import type { RenderedOverlay } from './render.ts';
import { coversPage } from './content.ts';
import type { OverlayContent } from './content.ts';

/** Reattachments from the observer between two calls of `reattach`; a page may remove it in a loop. */
const MAX_REATTACHMENTS = 20;

/** Hosts the overlay in a closed shadow root in the top layer of the page. */
export class OverlayHost {
  readonly #host = document.createElement('div');
  readonly #root = this.#host.attachShadow({ mode: 'closed' });
  readonly #observer = new MutationObserver(() => {
    this.#reattachments += 1;
    if (this.#reattachments < MAX_REATTACHMENTS) this.#attach();
  });
  #overlay: RenderedOverlay | undefined;
  #form: OverlayContent['form'] = 'toast';
  /** What had the focus before the overlay. */
  #previousFocus: Element | null = null;
  #reattachments = 0;
  /** Whether the current dialog has had the focus. */
  #hasBeenFocused = false;

  constructor() {
    removeOrphans();
    const styles = new CSSStyleSheet();
    styles.replaceSync(STYLES);
    this.#root.adoptedStyleSheets = [styles];
  }

  /** What had the focus before the overlay took it; `null` while none is shown. */
  get focusBefore(): Element | null {
    return this.#overlay === undefined ? null : this.#previousFocus;
  }

  /** Replaces the overlay that is shown, if any. */
  show(overlay: RenderedOverlay, form: OverlayContent['form']): void {
    const isFirst = this.#overlay === undefined || this.#form !== 'dialog';
    if (isFirst) this.#previousFocus = document.activeElement;
    this.#overlay = overlay;
    this.#form = form;
    this.#hasBeenFocused = false;
    const { element } = overlay;
    element.addEventListener('cancel', (event) => event.preventDefault());
    element.addEventListener('close', () => this.#attach());
    element.setAttribute('closedby', 'none');
    if (form === 'dialog') overlay.initialFocus.autofocus = true;
    else element.popover = 'manual';
    this.#root.replaceChildren(element);
    this.#attach();
    this.#observer.observe(document, { childList: true });
    this.#observer.observe(document.documentElement, { childList: true });
  }

  /** Removes the overlay and restores the focus. */
  clear(): void {
    if (this.#overlay === undefined) return;
    const hadFocus = this.#root.activeElement !== null;
    this.#overlay = undefined;
    this.#observer.disconnect();
    this.#host.remove();
    this.#root.replaceChildren();
    if (hadFocus && this.#previousFocus instanceof HTMLElement && this.#previousFocus.isConnected) {
      this.#previousFocus.focus({ preventScroll: true });
    }
  }

  /** Makes sure that the overlay is attached and on top; called at every poll. */
  reattach(): void {
    this.#reattachments = 0;
    this.#attach();
    if (!coversPage({ form: this.#form }) || this.#overlay === undefined) return;
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    if (top !== null && top !== this.#host) this.#open();
    this.#ensureFocus();
  }

  /** A dialog opened while the document still loads may not get the focus, nor any key events. */
  #ensureFocus(): void {
    if (this.#hasBeenFocused || this.#form !== 'dialog') return;
    if (this.#root.activeElement === null && document.hasFocus()) {
      this.#overlay?.initialFocus.focus({ preventScroll: true });
    }
    this.#hasBeenFocused = this.#root.activeElement !== null;
  }

  #attach(): void {
    // `document.open()` leaves the document empty for a moment.
    if (this.#overlay === undefined || document.documentElement === null) return;
    const isAttached = this.#host.parentNode === document.documentElement;
    if (!isAttached) document.documentElement.append(this.#host);
    if (!isAttached || !this.#overlay.element.matches(':modal, :popover-open')) this.#open();
  }

  /** Opens or reopens the overlay, which moves it to the end of the top layer. */
  #open(): void {
    const element = this.#overlay?.element;
    const focused = this.#root.activeElement;
    try {
      if (element instanceof HTMLDialogElement) {
        element.removeAttribute('open');
        element.showModal();
        if (focused instanceof HTMLElement) focused.focus();
      } else {
        element?.hidePopover();
        element?.showPopover();
      }
    } catch {
      // The page removed the element at the same moment; the next poll reattaches it.
    }
  }
}

/**
 * Removes what an orphan of this script has left: Firefox ends it when the extension is updated, and
 * a page that stays would be covered for good.
 */
function removeOrphans(): void {
  for (const element of document.documentElement?.children ?? []) {
    const root = shadowRootOf(element);
    if (root && root.querySelector('.overlay') !== null) element.remove();
  }
}

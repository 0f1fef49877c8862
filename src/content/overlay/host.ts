import { STYLES } from './styles.ts';
import type { RenderedOverlay } from './render.ts';
import { coversPage } from './content.ts';
import type { OverlayContent } from './content.ts';

/** How often what the page takes away is put back at once; after that only with the next look. */
const MAX_REATTACHMENTS = 20;

/** The place in the page where Kintime's own screens hang: above everything, and closed to the page. */
export class OverlayHost {
  readonly #host = document.createElement('div');
  readonly #root = this.#host.attachShadow({ mode: 'closed' });
  readonly #observer = new MutationObserver(() => {
    this.#lost += 1;
    if (this.#lost < MAX_REATTACHMENTS) this.#attach();
  });
  #overlay: RenderedOverlay | undefined;
  #form: OverlayContent['form'] = 'line';
  /** What had the focus before. */
  #before: Element | null = null;
  #lost = 0;
  /** Whether the paper that covers the page has had the focus. */
  #hasBeenFocused = false;

  constructor() {
    const styles = new CSSStyleSheet();
    styles.replaceSync(STYLES);
    this.#root.adoptedStyleSheets = [styles];
  }

  /** Hangs a paper in the place of the one before. */
  show(paper: RenderedOverlay, form: OverlayContent['form']): void {
    const isFirst = this.#overlay === undefined || this.#form !== 'cover';
    if (isFirst) this.#before = document.activeElement;
    this.#overlay = paper;
    this.#form = form;
    this.#hasBeenFocused = false;
    const { element } = paper;
    element.addEventListener('cancel', (event) => event.preventDefault());
    element.addEventListener('close', () => this.#attach());
    element.setAttribute('closedby', 'none');
    if (form === 'cover') {
      if (paper.first === undefined) element.tabIndex = -1;
      else paper.first.autofocus = true;
    } else element.popover = 'manual';
    this.#root.replaceChildren(element);
    this.#attach();
    this.#observer.observe(document, { childList: true });
    this.#observer.observe(document.documentElement, { childList: true });
  }

  /** Takes everything away; the focus goes back to where it was. */
  clear(): void {
    if (this.#overlay === undefined) return;
    const hadFocus = this.#root.activeElement !== null;
    this.#overlay = undefined;
    this.#observer.disconnect();
    this.#host.remove();
    this.#root.replaceChildren();
    if (hadFocus && this.#before instanceof HTMLElement && this.#before.isConnected) {
      this.#before.focus({ preventScroll: true });
    }
  }

  /** Looks whether it still hangs above everything. */
  check(): void {
    this.#lost = 0;
    this.#attach();
    if (!coversPage({ form: this.#form }) || this.#overlay === undefined) return;
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    if (top !== null && top !== this.#host) this.#open();
    this.#takeFocus();
  }

  /** A document that has just begun may give a dialog no focus; without it no key would reach it. */
  #takeFocus(): void {
    if (this.#hasBeenFocused || this.#form !== 'cover') return;
    if (this.#root.activeElement === null && document.hasFocus()) {
      const { first, element } = this.#overlay ?? {};
      (first ?? element)?.focus({ preventScroll: true });
    }
    this.#hasBeenFocused = this.#root.activeElement !== null;
  }

  #attach(): void {
    if (this.#overlay === undefined) return;
    const isThere = this.#host.parentNode === document.documentElement;
    if (!isThere) document.documentElement.append(this.#host);
    if (!isThere || !this.#overlay.element.matches(':modal, :popover-open')) this.#open();
  }

  /** Puts it above whatever else the page has put above everything. */
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
      // The page took it away in the same moment; the next look puts it back.
    }
  }
}

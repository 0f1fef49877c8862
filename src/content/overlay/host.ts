import { STYLES } from './styles.ts';
import type { Paper } from './render.ts';
import { coversPage } from './content.ts';
import type { Sheet } from './content.ts';

/** How often what the page takes away is put back at once; after that only with the next look. */
const PATIENCE = 20;

/** The place in the page where Kintime's own screens hang: above everything, and closed to the page. */
export class Wall {
  readonly #host = document.createElement('div');
  readonly #root = this.#host.attachShadow({ mode: 'closed' });
  readonly #taken = new MutationObserver(() => {
    this.#lost += 1;
    if (this.#lost < PATIENCE) this.#hang();
  });
  #paper: Paper | undefined;
  #form: Sheet['form'] = 'line';
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
  show(paper: Paper, form: Sheet['form']): void {
    const isFirst = this.#paper === undefined || this.#form !== 'cover';
    if (isFirst) this.#before = document.activeElement;
    this.#paper = paper;
    this.#form = form;
    this.#hasBeenFocused = false;
    const { element } = paper;
    element.addEventListener('cancel', (event) => event.preventDefault());
    element.addEventListener('close', () => this.#hang());
    element.setAttribute('closedby', 'none');
    if (form === 'cover') {
      if (paper.first === undefined) element.tabIndex = -1;
      else paper.first.autofocus = true;
    } else element.popover = 'manual';
    this.#root.replaceChildren(element);
    this.#hang();
    this.#taken.observe(document, { childList: true });
    this.#taken.observe(document.documentElement, { childList: true });
  }

  /** Takes everything away; the focus goes back to where it was. */
  clear(): void {
    if (this.#paper === undefined) return;
    const hadFocus = this.#root.activeElement !== null;
    this.#paper = undefined;
    this.#taken.disconnect();
    this.#host.remove();
    this.#root.replaceChildren();
    if (hadFocus && this.#before instanceof HTMLElement && this.#before.isConnected) {
      this.#before.focus({ preventScroll: true });
    }
  }

  /** Looks whether it still hangs above everything. */
  check(): void {
    this.#lost = 0;
    this.#hang();
    if (!coversPage({ form: this.#form }) || this.#paper === undefined) return;
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    if (top !== null && top !== this.#host) this.#open();
    this.#takeFocus();
  }

  /** A document that has just begun may give a dialog no focus; without it no key would reach it. */
  #takeFocus(): void {
    if (this.#hasBeenFocused || this.#form !== 'cover') return;
    if (this.#root.activeElement === null && document.hasFocus()) {
      const { first, element } = this.#paper ?? {};
      (first ?? element)?.focus({ preventScroll: true });
    }
    this.#hasBeenFocused = this.#root.activeElement !== null;
  }

  #hang(): void {
    if (this.#paper === undefined) return;
    const isThere = this.#host.parentNode === document.documentElement;
    if (!isThere) document.documentElement.append(this.#host);
    if (!isThere || !this.#paper.element.matches(':modal, :popover-open')) this.#open();
  }

  /** Puts it above whatever else the page has put above everything. */
  #open(): void {
    const element = this.#paper?.element;
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

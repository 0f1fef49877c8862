/** Media where no event and no selector of the document reaches: behind shadows, in frames without an address. */
export function* findNestedMedia(within: Document | ShadowRoot): Generator<HTMLMediaElement> {
  for (const element of within.querySelectorAll('*')) {
    // By its name, since within a frame it belongs to that frame's own classes.
    const inner = isFrame(element) ? element.contentDocument : shadowOf(element);
    if (inner) {
      yield* inner.querySelectorAll<HTMLMediaElement>('video,audio');
      yield* findNestedMedia(inner);
    }
  }
}

/** Extensions may look behind closed shadows too; each browser has a way of its own for that. */
function shadowOf(element: Element): ShadowRoot | null | undefined {
  if (element.openOrClosedShadowRoot !== undefined) return element.openOrClosedShadowRoot;
  return isHtml(element) ? globalThis.chrome.dom?.openOrClosedShadowRoot(element) : null;
}

function isFrame(element: Element): element is HTMLIFrameElement {
  return element.localName === 'iframe' && isHtml(element);
}

function isHtml(element: Element): element is HTMLElement {
  return element.namespaceURI === 'http://www.w3.org/1999/xhtml';
}

declare global {
  interface Element {
    /** Firefox alone has it, for extensions alone. */
    readonly openOrClosedShadowRoot?: ShadowRoot | null;
  }
}

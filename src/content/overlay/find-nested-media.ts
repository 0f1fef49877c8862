/**
 * Finds media that no event and no selector of the document reaches: in open or closed shadow
 * roots and same-origin frames, such as `about:blank`.
 */
export function* findNestedMedia(within: Document | ShadowRoot): Generator<HTMLMediaElement> {
  for (const element of within.querySelectorAll('*')) {
    const inner = isFrame(element) ? element.contentDocument : shadowRootOf(element);
    if (inner) {
      yield* inner.querySelectorAll<HTMLMediaElement>('video,audio');
      yield* findNestedMedia(inner);
    }
  }
}

/** Extensions may read closed shadow roots, through a different API in each browser. */
function shadowRootOf(element: Element): ShadowRoot | null | undefined {
  if (element.openOrClosedShadowRoot !== undefined) return element.openOrClosedShadowRoot;
  return isHtml(element) ? globalThis.chrome.dom?.openOrClosedShadowRoot(element) : null;
}

/** Not `instanceof`: an element inside a frame belongs to the realm of that frame. */
function isFrame(element: Element): element is HTMLIFrameElement {
  return element.localName === 'iframe' && isHtml(element);
}

function isHtml(element: Element): element is HTMLElement {
  return element.namespaceURI === 'http://www.w3.org/1999/xhtml';
}

declare global {
  interface Element {
    /** Firefox only, and for extensions only. */
    readonly openOrClosedShadowRoot?: ShadowRoot | null;
  }
}

type Tree = Document | ShadowRoot;

/** A tree and the open and closed shadow trees within it, at any depth. */
export function treesIn(tree: Tree): Tree[] {
  const hosts = [...tree.querySelectorAll('*')];
  return [tree, ...hosts.map(shadowRootOf).flatMap((root) => (root ? treesIn(root) : []))];
}

/** Extensions may read closed shadow roots, through a different API in each browser. */
export function shadowRootOf(element: Element): ShadowRoot | null | undefined | false {
  return (
    element.openOrClosedShadowRoot ??
    (isHtml(element) && globalThis.chrome.dom?.openOrClosedShadowRoot(element))
  );
}

/** Not `instanceof`: an element inside a frame belongs to the realm of that frame. */
function isHtml(element: Element): element is HTMLElement {
  return 'innerText' in element;
}

declare global {
  interface Element {
    /** Firefox only, and for extensions only. */
    readonly openOrClosedShadowRoot?: ShadowRoot | null;
  }
}

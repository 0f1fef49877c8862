/** What the types of the platform do not know yet. */
interface DocumentPictureInPicture extends EventTarget {
  readonly window: Window | null;
}

declare global {
  /** Missing where the browser has no floating windows for documents. */
  var documentPictureInPicture: DocumentPictureInPicture | undefined;
}

/** Calls back with the document of each floating window that the page opens, and of one that is open. */
export function onPictureInPictureWindow(
  opened: (document: Document) => void,
  signal: AbortSignal,
): void {
  const { documentPictureInPicture: floating } = globalThis;
  const tell = (): void => {
    if (floating?.window) opened(floating.window.document);
  };
  floating?.addEventListener('enter', tell, { signal });
  tell();
}

/** The document of the floating window that is open, if one is. */
export function pictureInPictureWindow(): Window | null {
  return globalThis.documentPictureInPicture?.window ?? null;
}

/** Not in TypeScript's DOM library yet. */
interface DocumentPictureInPicture extends EventTarget {
  readonly window: Window | null;
}

declare global {
  /** Chromium only. */
  var documentPictureInPicture: DocumentPictureInPicture | undefined;
}

/** Calls back with each document picture-in-picture window, open ones included. */
export function onPictureInPictureWindow(
  listener: (window: Window) => void,
  signal: AbortSignal,
): void {
  const onEnter = (): void => {
    const floating = pictureInPictureWindow();
    if (floating !== null) listener(floating);
  };
  globalThis.documentPictureInPicture?.addEventListener('enter', onEnter, { signal });
  onEnter();
}

/** The open document picture-in-picture window, if there is one. */
export function pictureInPictureWindow(): Window | null {
  return globalThis.documentPictureInPicture?.window ?? null;
}

/** This document and the one in its document picture-in-picture window. */
export function openDocuments(): Document[] {
  return [document, pictureInPictureWindow()?.document].flatMap((one) => one ?? []);
}

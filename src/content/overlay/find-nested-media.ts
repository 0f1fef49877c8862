import { findMedia } from '../observers/media-elements.ts';
import { treesIn } from '../observers/shadow-trees.ts';

/**
 * Finds media that no event and no selector of the document reaches: in shadow trees and
 * same-origin frames, such as `about:blank`.
 */
export function* findNestedMedia(document: Document): Generator<HTMLMediaElement> {
  for (const tree of treesIn(document)) {
    if (tree !== document) yield* findMedia(tree);
    for (const { contentDocument } of tree.querySelectorAll('iframe')) {
      // Not for an `iframe` of another namespace.
      if (contentDocument) {
        yield* findMedia(contentDocument);
        yield* findNestedMedia(contentDocument);
      }
    }
  }
}

/** A field of a page, without what is in it. */
export interface PageField {
  readonly kind: 'text' | 'search' | 'password' | 'files' | 'other';
  readonly isEmpty: boolean;
  readonly isVisible: boolean;
  readonly isFocused: boolean;
  /** Whether somebody has changed it since the page was loaded, as far as the page can tell. */
  readonly isChanged: boolean;
}

/**
 * Whether somebody would lose what they wrote or chose if the page were left now (rule A23). Pages
 * hide the field for files behind a button, and fill hidden text fields for their own purposes.
 */
export function hasUnsentWords(fields: readonly PageField[]): boolean {
  return fields.some(({ kind, isEmpty, isVisible, isFocused, isChanged }) => {
    if (isEmpty) return false;
    return kind === 'files' || (kind === 'text' && isVisible && (isFocused || isChanged));
  });
}

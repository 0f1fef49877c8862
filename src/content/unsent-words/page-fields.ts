import type { PageField } from '../../domain/limits/evaluation/unsent-words.ts';
import { treesIn } from '../observers/shadow-trees.ts';

const SEARCH =
  'search, [role="search"], [role="searchbox"], [enterkeyhint="search"], [type="search"]';
const PASSWORD =
  '[type="password"], [autocomplete*="password" i], [autocomplete="one-time-code" i]';

const EDITOR = '[contenteditable]:not([contenteditable="false"])';

/** More than spaces and the invisible characters that editors put into empty lines. */
const VISIBLE_TEXT = /[^\s\u{200b}-\u{200d}\u{2060}]/u;

/** The fields of a document, its shadow trees and its frames of the same origin. */
export function* fieldsIn(document: Document): Generator<PageField> {
  // The overlay takes the focus from whoever writes.
  const focusBefore = globalThis.kintimeOverlay?.focusBefore?.();
  for (const tree of treesIn(document)) {
    const isFocused = (element: Element): boolean =>
      element === tree.activeElement || element === focusBefore;
    for (const field of tree.querySelectorAll('input')) yield readField(field, isFocused(field));
    for (const field of tree.querySelectorAll('textarea')) yield readField(field, isFocused(field));
    for (const editor of tree.querySelectorAll<HTMLElement>(EDITOR)) {
      yield readEditor(editor, isFocused(editor));
    }
    for (const { contentDocument } of tree.querySelectorAll('iframe')) {
      if (contentDocument) yield* fieldsIn(contentDocument);
    }
  }
}

function readField(field: HTMLInputElement | HTMLTextAreaElement, isFocused: boolean): PageField {
  const kind = kindOf(field);
  const hasFiles = 'files' in field && (field.files?.length ?? 0) > 0;
  const hasText = !field.readOnly && !field.disabled && VISIBLE_TEXT.test(field.value);
  return {
    kind,
    isEmpty: kind === 'files' ? !hasFiles : !hasText,
    isVisible: field.checkVisibility(),
    isFocused,
    isChanged: isChanged(field),
  };
}

function kindOf(field: HTMLInputElement | HTMLTextAreaElement): PageField['kind'] {
  if (field.type === 'file') return 'files';
  if (field.matches(PASSWORD)) return 'password';
  if (field.closest(SEARCH) !== null) return 'search';
  return field.type === 'text' || field.type === 'textarea' ? 'text' : 'other';
}

/**
 * Frameworks such as React keep the default of a field equal to its value, but the browser knows
 * that somebody has used it. What it filled in by itself, nobody wrote.
 */
function isChanged(field: HTMLInputElement | HTMLTextAreaElement): boolean {
  const isUsed = field.value !== field.defaultValue || field.matches(':user-valid, :user-invalid');
  return isUsed && !field.matches(':autofill');
}

/** Documents come with editors that are empty, so whatever is in one was written. */
function readEditor(editor: HTMLElement, isFocused: boolean): PageField {
  return {
    kind: editor.closest(SEARCH) === null ? 'text' : 'search',
    isEmpty: !hasEditableText(editor),
    isVisible: editor.checkVisibility(),
    isFocused,
    isChanged: true,
  };
}

/** Whether there is text in an editor; a placeholder inside it cannot be edited. */
function hasEditableText(node: Node): boolean {
  return [...node.childNodes].some((child) =>
    child.nodeType === Node.TEXT_NODE
      ? VISIBLE_TEXT.test(child.nodeValue ?? '')
      : !isFixed(child) && hasEditableText(child),
  );
}

function isFixed(node: Node): boolean {
  return 'contentEditable' in node && node.contentEditable === 'false';
}

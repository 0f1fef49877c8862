import { RULE_KINDS } from '../../domain/limits/rules/rule-kinds.ts';
import type { RuleKind } from '../../domain/limits/rules/rule-kinds.ts';

/** The places of the agreement page, each with an address of its own. */
export const PLACES = ['rules', 'suggestions', 'people', 'changes', 'trust'] as const;
export type Place = (typeof PLACES)[number];

/** What opens in a dialog: the editor of a kind of rule or of another choice, or a list of them. */
const EDITORS = [...RULE_KINDS, 'pause', 'ideas', 'review', 'decides', 'add', 'suggest'] as const;
export type EditorName = (typeof EDITORS)[number];

/** What of the agreement page an address shows. */
export interface AgreementRoute {
  readonly place: Place;
  /** `null` while no dialog is open. */
  readonly editor: EditorName | null;
  /** Whether the editor makes a suggestion. */
  readonly isSuggestion: boolean;
  /** The member whose agreement to show; `null` for the one that was shown before. */
  readonly member: string | null;
}

/** The last part of an editor's address that makes a suggestion. */
const SUGGEST = 'suggest';

/** Reads an address such as `#/agreement/daily`, `#/agreement/suggestions/<member>` or `#/agreement/<member>`. */
export function parseAgreementRoute(part: string, detail: string): AgreementRoute {
  const editor = EDITORS.find((one) => one === part) ?? null;
  const rest = { editor, isSuggestion: detail === SUGGEST };
  if (editor !== null) {
    return { ...rest, place: editor === 'decides' ? 'people' : 'rules', member: null };
  }
  const place = PLACES.find((one) => one === part);
  if (place === undefined) return { ...rest, place: 'rules', member: part || null };
  return { ...rest, place, member: detail || null };
}

export function placeHref(place: Place): string {
  return place === 'rules' ? '#/agreement' : `#/agreement/${place}`;
}

export function editorHref(editor: EditorName, isSuggestion = false): string {
  return isSuggestion ? `#/agreement/${editor}/${SUGGEST}` : `#/agreement/${editor}`;
}

/** Whether an editor is that of a kind of rule. */
export function isRuleKind(editor: EditorName): editor is RuleKind {
  return RULE_KINDS.some((kind) => kind === editor);
}

import { isSetUp } from '../../domain/settings/settings.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';

/** Who is at the keyboard when Kintime is set up (rule C10). */
export const PRESENT = ['together', 'member', 'parent'] as const;
export type Present = (typeof PRESENT)[number];

/** The introduction. Its last address says who is here, so that loading it again forgets nobody. */
export type Introduction =
  | { readonly step: 'promises' }
  | { readonly step: 'who' }
  | { readonly step: 'name'; readonly present: Present };

/** The questions that lead to a first rule, in their order. */
export const QUESTIONS = ['bedtime', 'minutes', 'decide', 'strength', 'pin', 'summary'] as const;
export type Question = (typeof QUESTIONS)[number];

/** What the welcome page shows, by its address and by whether a member is set up. */
export type Welcome =
  | (Introduction & { readonly is: 'introduction' })
  /** The two ways to begin (rule A1). */
  | { readonly is: 'beginning' }
  | { readonly is: 'question'; readonly question: Question };

/** @param part the rest of the address, as in `#/welcome/bedtime` */
export function welcomeOf(part: string, settings: Pick<PublicSettings, 'calendars'>): Welcome {
  if (!isSetUp(settings)) return { is: 'introduction', ...introductionOf(part) };
  const question = QUESTIONS.find((each) => each === part);
  return question === undefined ? { is: 'beginning' } : { is: 'question', question };
}

function introductionOf(part: string): Introduction {
  const present = PRESENT.find((each) => each === part);
  if (present !== undefined) return { step: 'name', present };
  return { step: part === 'who' ? 'who' : 'promises' };
}

/**
 * The questions that are asked: those about how a rule holds only where there is one, and that for a
 * PIN only where it is needed.
 */
export function questionsAsked(has: {
  readonly rule: boolean;
  readonly pinMissing: boolean;
}): readonly Question[] {
  return QUESTIONS.filter((question) => {
    if (question === 'decide' || question === 'strength') return has.rule;
    return question !== 'pin' || (has.rule && has.pinMissing);
  });
}

/** The question after another one, which may itself not be asked any more; the summary at the end. */
export function questionAfter(question: Question, asked: readonly Question[]): Question {
  const later = QUESTIONS.slice(QUESTIONS.indexOf(question) + 1);
  return later.find((each) => asked.includes(each)) ?? 'summary';
}

/**
 * The address of a step.
 * @param member whose rules are set; left out for the current member
 */
export function welcomeHref(part: string, member?: string): string {
  return `#/welcome/${part}${member === undefined ? '' : `/${member}`}`;
}

/** Whether a screen is shown without navigation, one question at a time. */
export function fillsWindow(
  { name, part }: { readonly name: string | null; readonly part: string },
  settings: Pick<PublicSettings, 'calendars'>,
): boolean {
  return name === 'welcome' && welcomeOf(part, settings).is !== 'beginning';
}

import * as v from 'valibot';
import { shortText } from '../time/input.schema.ts';
import { cleanName } from './names.ts';

/** A name as somebody typed it or as a file has it; parses to the name as it is stored. */
export const personName = v.pipe(shortText(60), v.transform(cleanName));

/** A name in a text from another browser, as it is stored; `null` for what can be no name. */
export function parseName(text: string): string | null {
  const parsed = v.safeParse(personName, text);
  return parsed.success ? parsed.output : null;
}

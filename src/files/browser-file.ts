import * as v from 'valibot';
import { browserFileSchema } from '../domain/household/sharing/browser-file.schema.ts';
import type { BrowserFile } from '../domain/household/sharing/browser-file.schema.ts';
import { jsonOf } from './week-card.ts';

/** What a browser wrote into the shared folder; `null` for anything else. */
export function parseBrowserFile(text: string): BrowserFile | null {
  const result = v.safeParse(browserFileSchema, jsonOf(text));
  return result.success ? result.output : null;
}

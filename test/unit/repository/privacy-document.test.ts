import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/settings.ts';
import { ALLOWED_FIELDS } from '../../../src/store/db/allowed-fields.ts';

const text = readFileSync('docs/privacy.md', 'utf8');

it.each([
  ...Object.keys(ALLOWED_FIELDS),
  ...Object.values(ALLOWED_FIELDS).flat(),
  ...Object.keys(DEFAULT_SETTINGS),
])('docs/privacy.md lists the stored field "%s"', (name) => {
  expect(text).toContain(`\`${name}\``);
});

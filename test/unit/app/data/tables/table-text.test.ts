import { expect, it } from 'vitest';
import { TABLE_TEXT } from '../../../../../src/app/data/tables/table-text.ts';
import { ALLOWED_FIELDS } from '../../../../../src/store/db/allowed-fields.ts';

it('has plain words for every table that is stored', () => {
  expect(Object.keys(TABLE_TEXT).toSorted()).toEqual(Object.keys(ALLOWED_FIELDS).toSorted());
});

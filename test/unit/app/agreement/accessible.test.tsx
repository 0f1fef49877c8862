// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { beforeAll, vi } from 'vitest';
import '../../support/duration-format.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import { testAccessibility } from '../../support/accessibility.ts';
import { FORM } from '../limits-form/limits-form-stories.tsx';
import { PEOPLE } from '../people/people-stories.tsx';
import { READING } from './agreement-stories.tsx';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

// The page reads by itself, and asks the background whenever something there may have changed.
beforeAll(async () => (await openDatabase()).close());

testAccessibility(
  [
    'app/agreement',
    'app/integrity',
    'app/limits-form',
    'app/limits-form/fields',
    'app/people',
    'app/pin',
  ],
  { ...FORM, ...PEOPLE, ...READING },
);

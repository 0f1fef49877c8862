// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { beforeAll, vi } from 'vitest';
import '../../ui/duration-format.ts';
import { openDatabase } from '../../../../src/store/database.ts';
import { holdAccessible } from '../../ui/accessibility.ts';
import { FORM } from './form-shapes.tsx';
import { PEOPLE } from './people-shapes.tsx';
import { READING } from './reading-shapes.tsx';

vi.mock('../../../../src/platform/browser.ts', () => import('../../ui/extension-stub.ts'));

// The page reads by itself, and asks the background whenever something there may have changed.
beforeAll(async () => (await openDatabase()).close());

holdAccessible('app/agreement', { ...FORM, ...PEOPLE, ...READING });

// @vitest-environment happy-dom
import { vi } from 'vitest';
import '../../support/duration-format.ts';
import { ElsewhereSection } from '../../../../src/app/elsewhere/elsewhere-section.tsx';
import { ElsewhereTable } from '../../../../src/app/elsewhere/elsewhere-table.tsx';
import { elsewhereViewOf } from '../../../../src/app/elsewhere/elsewhere-view.ts';
import type { ElsewhereView } from '../../../../src/app/elsewhere/elsewhere-view.ts';
import { ElsewhereWeek } from '../../../../src/app/elsewhere/elsewhere-week.tsx';
import { weekViewOf } from '../../../../src/app/time/week/week-view.ts';
import { testAccessibility } from '../../support/accessibility.ts';
import { NOW, weekDataOf } from '../time/week/week-data-fixture.ts';
import { RECORD } from './elsewhere-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

function viewOf(weeksAgo: number): ElsewhereView {
  const data = weekDataOf({ elsewhere: RECORD, weeksAgo });
  const week = weekViewOf(data, NOW);
  const view = week === null ? null : elsewhereViewOf(data, week, NOW);
  if (view === null) throw new Error('No calendar');
  return view;
}

const THIS_WEEK = viewOf(0);

testAccessibility('app/elsewhere', {
  'elsewhere-section.tsx': [
    { what: 'of a week', drawn: <ElsewhereSection view={THIS_WEEK} /> },
    { what: 'of an unknown week', drawn: <ElsewhereSection view={viewOf(3)} /> },
  ],
  'elsewhere-table.tsx': [{ what: 'of a week', drawn: <ElsewhereTable days={THIS_WEEK.days} /> }],
  'elsewhere-week.tsx': [{ what: 'of a week', drawn: <ElsewhereWeek days={THIS_WEEK.days} /> }],
});

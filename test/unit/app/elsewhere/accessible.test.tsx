// @vitest-environment happy-dom
import { vi } from 'vitest';
import '../../support/duration-format.ts';
import { ElsewhereSection } from '../../../../src/app/elsewhere/elsewhere-section.tsx';
import { elsewherePlot } from '../../../../src/app/elsewhere/elsewhere-plot.tsx';
import { weekViewOf } from '../../../../src/app/time/week/week-view.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { testAccessibility } from '../../support/accessibility.ts';
import { stubResizeObserver } from '../../support/resize-observer-stub.ts';
import { NOW, weekDataOf } from '../time/week/week-data-fixture.ts';
import { RECORD } from './elsewhere-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

stubResizeObserver();

function section(weeksAgo: number) {
  const data = weekDataOf({ elsewhere: RECORD, weeksAgo });
  const view = weekViewOf(data, NOW);
  if (view === null) throw new Error('No calendar');
  return <ElsewhereSection data={data} view={view} wall={NOW} />;
}

const DAYS = [
  { date: '2026-05-04', hereMs: HOUR, elsewhere: { ms: HOUR, lowMs: 0, highMs: 2 * HOUR } },
  { date: '2026-05-05', hereMs: null, elsewhere: null },
];

testAccessibility('app/elsewhere', {
  'elsewhere-section.tsx': [
    { what: 'of a week', drawn: section(0) },
    { what: 'of an unknown week', drawn: section(3) },
  ],
  'elsewhere-plot.tsx': [
    {
      what: 'of two days',
      drawn: (
        <div aria-hidden="true">
          {elsewherePlot(DAYS, ['Mon', 'Tue'], { width: 600, height: 200, isMirrored: true })}
        </div>
      ),
    },
  ],
});

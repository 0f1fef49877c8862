import { fireEvent, screen } from '@testing-library/preact';
import type { DayKey } from '../../../src/domain/time/units.ts';

/** Chooses the parts of a date in a `DateInput`. */
export function chooseDate(testId: string, date: DayKey): void {
  const [year, month, day] = date.split('-');
  for (const [part, value] of Object.entries({ year, month, day })) {
    fireEvent.change(screen.getByTestId(`${testId}-${part}`), { target: { value } });
  }
}

// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import arabic from '../../../../public/_locales/ar/messages.json' with { type: 'json' };
import { DateInput } from '../../../../src/app/components/date-input.tsx';
import { FileField } from '../../../../src/app/components/file-field.tsx';
import { TimeInput } from '../../../../src/app/components/time-input.tsx';
import type { DayKey } from '../../../../src/domain/time/units.ts';
import { setTranslations } from '../../../../src/platform/i18n/i18n.ts';
import { chooseDate } from '../../support/choose-date.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  setTranslations(null);
});

const speakArabic = (): void =>
  setTranslations(
    Object.fromEntries(Object.entries(arabic).map(([key, { message }]) => [key, message])),
  );

const textsOf = (testId: string): string[] =>
  within(screen.getByTestId(testId))
    .getAllByRole('option')
    .map(({ textContent }) => textContent);

describe('a date', () => {
  const onChange = vi.fn<(date: DayKey) => void>();
  function Shown({ value }: { readonly value: DayKey }): JSX.Element {
    const [date, setDate] = useState(value);
    const change = (chosen: DayKey): void => {
      onChange(chosen);
      setDate(chosen);
    };
    return <DateInput label="From" value={date} onChange={change} years={[2026]} testId="from" />;
  }

  it('is none until all of its parts are chosen, and it exists', () => {
    render(<Shown value="" />);
    chooseDate('from', '2026-02-30');
    expect(onChange.mock.calls.every(([date]) => date === '')).toBe(true);
    fireEvent.change(screen.getByTestId('from-day'), { target: { value: '28' } });
    expect(onChange).toHaveBeenLastCalledWith('2026-02-28');
    fireEvent.change(screen.getByTestId('from-day'), { target: { value: '' } });
    expect(onChange).toHaveBeenLastCalledWith('');
  });

  it('shows what is stored, in a year that is not offered, too', () => {
    render(<Shown value="2024-05-03" />);
    const parts = ['month', 'day', 'year'].map(
      (part) => screen.getByTestId<HTMLSelectElement>(`from-${part}`).value,
    );
    expect(parts).toEqual(['05', '03', '2024']);
  });

  it('has its parts in the order and words of the language', () => {
    const order = (): (string | undefined)[] =>
      screen.getAllByRole('combobox').map(({ dataset }) => dataset['testid']);
    render(<Shown value="2026-05-03" />);
    expect(order()).toEqual(['from-month', 'from-day', 'from-year']);
    expect(textsOf('from-month')).toContain('May');
    cleanup();
    speakArabic();
    render(<Shown value="2026-05-03" />);
    expect(order()).toEqual(['from-day', 'from-month', 'from-year']);
    expect(textsOf('from-month')).toContain('مايو');
    expect(textsOf('from-day')[0]).toBe('اليوم');
  });
});

describe('a time', () => {
  it('keeps a time between its steps, and speaks the language', () => {
    const onChange = vi.fn<(time: string) => void>();
    const { rerender } = render(
      <TimeInput label="At" value="22:07" onChange={onChange} testId="at" />,
    );
    const times = textsOf('at').map((text) => text.replace('\u202F', ' '));
    expect(times).toHaveLength(24 * 12 + 1);
    const around = times.indexOf('10:07 PM');
    expect(times.slice(around - 1, around + 2)).toEqual(['10:05 PM', '10:07 PM', '10:10 PM']);
    fireEvent.change(screen.getByTestId('at'), { target: { value: '07:30' } });
    expect(onChange).toHaveBeenLastCalledWith('07:30');
    rerender(<TimeInput label="At" value="07:30" onChange={onChange} testId="at" />);
    expect(textsOf('at')).toHaveLength(24 * 12 + 1);
    cleanup();
    speakArabic();
    render(<TimeInput label="At" value="22:05" onChange={onChange} testId="at" />);
    expect(textsOf('at')[22 * 12]).toMatch(/10:00\sم/u);
  });
});

describe('a file', () => {
  it('has a button in the language, and hands over what was chosen', () => {
    speakArabic();
    const onFiles = vi.fn<(files: readonly File[]) => void>();
    render(<FileField label="Card" onFiles={onFiles} testId="card" />);
    expect(screen.getByText('اختيار ملف')).toBeTruthy();
    const file = new File(['x'], 'x.txt');
    // The property of a real input cannot be set.
    const input = screen.getByTestId('card');
    Object.defineProperty(input, 'files', { value: [file] });
    fireEvent.change(input);
    expect(onFiles).toHaveBeenCalledWith([file]);
  });
});

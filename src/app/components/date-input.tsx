import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isDayKey } from '../../domain/time/calendar.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { dateParts, dayOfMonthText, monthText, yearText } from '../../ui/text/format-date.ts';
import type { DatePart } from '../../ui/text/format-date.ts';
import { t } from '../../ui/i18n.ts';
import { PartGroup, PartSelect } from './part-select.tsx';
import type { GroupProps } from './part-select.tsx';

interface Props extends GroupProps {
  /** Empty for none. */
  readonly value: DayKey;
  /** Gets an empty text while a part is missing, or for a date that does not exist. */
  readonly onChange: (date: DayKey) => void;
  readonly years: readonly number[];
}

type Parts = Readonly<Record<DatePart, string>>;

/**
 * A date. Browsers show their own date fields in their own language, whatever language was chosen
 * here.
 */
export function DateInput(props: Props): JSX.Element {
  const { value, onChange, years, ...group } = props;
  const { testId, isInvalid } = group;
  const [parts, setParts] = useState(partsOf(value));
  useEffect(() => {
    // Parts that are no date yet stay.
    if (value !== '' && value !== dateOfParts(parts)) setParts(partsOf(value));
  }, [value]);
  const choose = (part: DatePart, chosen: string): void => {
    const next = { ...parts, [part]: chosen };
    setParts(next);
    onChange(dateOfParts(next));
  };
  const options = optionsOf(years, parts);
  return (
    <PartGroup {...group}>
      {dateParts().map((part) => (
        <PartSelect
          key={part}
          label={t(LABELS[part])}
          value={parts[part]}
          options={options[part]}
          isOptional
          isInvalid={isInvalid}
          testId={`${testId}-${part}`}
          onChange={(chosen) => choose(part, chosen)}
        />
      ))}
    </PartGroup>
  );
}

const LABELS = { day: 'dateDay', month: 'dateMonth', year: 'dateYear' } as const;

type Options = Readonly<Record<DatePart, readonly (readonly [value: string, text: string])[]>>;

function optionsOf(years: readonly number[], { year }: Parts): Options {
  // A stored date may lie outside of the usual years.
  const all = year === '' ? years : [...new Set([...years, Number(year)])];
  return {
    day: numbers(31).map((day) => [padded(day, 2), dayOfMonthText(day)]),
    month: numbers(12).map((month) => [padded(month, 2), monthText(month)]),
    year: all.toSorted((a, b) => a - b).map((each) => [padded(each, 4), yearText(each)]),
  };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1);
}

function padded(part: number, length: number): string {
  return String(part).padStart(length, '0');
}

function partsOf(date: DayKey): Parts {
  const [year = '', month = '', day = ''] = date.split('-');
  return { year, month, day };
}

function dateOfParts({ year, month, day }: Parts): DayKey {
  const date = `${year}-${month}-${day}`;
  return isDayKey(date) ? date : '';
}

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { DAY, MINUTE } from '../../domain/time/units.ts';
import type { WallTime } from '../../domain/time/units.ts';
import { wallTimeText } from '../../ui/text/format-date.ts';
import { SelectField } from './select-field.tsx';

interface Props {
  readonly label: string;
  readonly value: WallTime;
  readonly onChange: (time: WallTime) => void;
  readonly testId: string;
  readonly isInvalid?: boolean;
  readonly describedBy?: string | undefined;
}

/** Fine enough for a bedtime. */
const STEP = 5 * MINUTE;
const TIMES: readonly WallTime[] = Array.from({ length: DAY / STEP }, (_, step) =>
  new Date(step * STEP).toISOString().slice(11, 16),
);

/**
 * A time of day. Browsers show their own time fields in their own language, whatever language was
 * chosen here.
 */
export function TimeInput({ value, ...field }: Props): JSX.Element {
  // A file or an older version may have set a time in between, which can be chosen again.
  const [initial] = useState(value);
  const times = [...new Set([...TIMES, initial, value])].toSorted();
  return (
    <SelectField
      {...field}
      value={value}
      options={times.map((time) => [time, wallTimeText(time)])}
    />
  );
}

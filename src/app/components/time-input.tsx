import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { WallTime } from '../../domain/time/units.ts';
import { hourText } from '../../ui/text/format-date.ts';
import { numberText } from '../../ui/text/format-number.ts';
import { t } from '../../ui/i18n.ts';
import { PartSelect } from './part-select.tsx';

interface Props {
  readonly label: string;
  readonly value: WallTime;
  readonly onChange: (time: WallTime) => void;
  /** Of the group; its lists have `-hour` and `-minute` appended. */
  readonly testId: string;
  readonly isInvalid?: boolean;
  readonly describedBy?: string | undefined;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const MINUTES = Array.from({ length: 60 }, (_, minute) => minute);

/**
 * A time of day. Browsers show their own time fields in their own language, whatever language was
 * chosen here.
 */
export function TimeInput(props: Props): JSX.Element {
  const { label, value, onChange, testId, isInvalid, describedBy } = props;
  const id = useId();
  const [hour = '', minute = ''] = value.split(':');
  return (
    <div
      class="field"
      role="group"
      aria-labelledby={id}
      aria-describedby={describedBy}
      data-testid={testId}
    >
      <span class="label" id={id}>
        {label}
      </span>
      <span class="parts">
        <PartSelect
          label={t('timeHour')}
          value={hour}
          options={HOURS.map((each) => [twoDigits(each), hourText(each)])}
          isInvalid={isInvalid}
          testId={`${testId}-hour`}
          onChange={(chosen) => onChange(`${chosen}:${minute}`)}
        />
        <PartSelect
          label={t('timeMinute')}
          value={minute}
          options={MINUTES.map((each) => [twoDigits(each), numberText(each, 2)])}
          isInvalid={isInvalid}
          testId={`${testId}-minute`}
          onChange={(chosen) => onChange(`${hour}:${chosen}`)}
        />
      </span>
    </div>
  );
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

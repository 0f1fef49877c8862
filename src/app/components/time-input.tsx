import type { JSX } from 'preact';
import type { WallTime } from '../../domain/time/units.ts';
import { hourText } from '../../ui/text/format-date.ts';
import { numberText } from '../../ui/text/format-number.ts';
import { t } from '../../ui/i18n.ts';
import { PartGroup, PartSelect } from './part-select.tsx';
import type { GroupProps } from './part-select.tsx';

interface Props extends GroupProps {
  readonly value: WallTime;
  readonly onChange: (time: WallTime) => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const MINUTES = Array.from({ length: 60 }, (_, minute) => minute);

/**
 * A time of day. Browsers show their own time fields in their own language, whatever language was
 * chosen here.
 */
export function TimeInput(props: Props): JSX.Element {
  const { value, onChange, ...group } = props;
  const { testId, isInvalid } = group;
  const [hour = '', minute = ''] = value.split(':');
  return (
    <PartGroup {...group}>
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
    </PartGroup>
  );
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

import type { JSX } from 'preact';
import type { Millis } from '../../../domain/time/units.ts';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { durationText } from '../../../ui/text/format-duration.ts';

interface Props {
  /** What would have to be added to the times. */
  readonly offsetMs: Millis;
  /** @param shiftMs what to add */
  readonly onAnswer: (shiftMs: Millis) => void;
  readonly onCancel: () => void;
}

/** Asks what to do with times that do not fit this browser's own (rule C18). Cancel comes first. */
export function RecordQuestion({ offsetMs, onAnswer, onCancel }: Props): JSX.Element {
  return (
    <div class="data-part" data-testid="record-question" data-ms={offsetMs}>
      <p>{t('recordOffset', durationText(Math.abs(offsetMs)))}</p>
      <p class="buttons">
        <Button testId="record-cancel" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button testId="record-keep" onClick={() => onAnswer(0)}>
          {t('recordOffsetKeep')}
        </Button>
        <Button testId="record-move" kind="primary" onClick={() => onAnswer(offsetMs)}>
          {t('recordOffsetMove')}
        </Button>
      </p>
    </div>
  );
}

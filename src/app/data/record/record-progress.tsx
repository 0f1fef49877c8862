import type { JSX } from 'preact';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';

interface Props {
  /** From 0 to 1; `null` once all is read. */
  readonly read: number | null;
  readonly onCancel: () => void;
}

/** How much of the file is read. */
export function RecordProgress({ read, onCancel }: Props): JSX.Element {
  const text = t(read === null ? 'recordComparing' : 'recordReading');
  return (
    <div class="record-part" data-testid="record-progress">
      <p>{text}</p>
      <progress aria-label={text} value={read ?? undefined} />
      {read === null ? null : (
        <p class="buttons">
          <Button testId="record-stop" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </p>
      )}
    </div>
  );
}

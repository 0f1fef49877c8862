import type { JSX } from 'preact';
import { Button } from '../../ui/components/controls/button.tsx';
import { t } from '../../ui/i18n.ts';

interface Props {
  readonly text: string;
  /** How far it is; `null` if that is not known. */
  readonly value: number | null;
  readonly max?: number;
  /** `null` for what cannot be cancelled any more. */
  readonly onCancel: (() => void) | null;
  /** Has `-progress` appended, and `-stop` for the button. */
  readonly testId: string;
}

/** How far something is that takes a while. */
export function Progress({ text, value, max = 1, onCancel, testId }: Props): JSX.Element {
  return (
    <div class="data-part" data-testid={`${testId}-progress`}>
      <p>{text}</p>
      <progress aria-label={text} max={max} value={value ?? undefined} />
      {onCancel === null ? null : (
        <p class="buttons">
          <Button testId={`${testId}-stop`} onClick={onCancel}>
            {t('cancel')}
          </Button>
        </p>
      )}
    </div>
  );
}

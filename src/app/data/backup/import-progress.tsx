import type { JSX } from 'preact';
import { PREVIEW_STEPS } from '../../../messages/import-worker.ts';
import type { PreviewStep } from '../../../messages/import-worker.ts';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';

/** A step of the preview, or the import itself. */
export type ImportStage = PreviewStep | 'take';

const TEXTS: Readonly<Record<ImportStage, Key>> = {
  read: 'importReading',
  check: 'importChecking',
  compare: 'importComparing',
  take: 'importTaking',
};

interface Props {
  readonly stage: ImportStage;
  /** `null` for what cannot be cancelled any more. */
  readonly onCancel: (() => void) | null;
}

/** How far the preview of a file is, or that it is being imported. */
export function ImportProgress({ stage, onCancel }: Props): JSX.Element {
  const text = t(TEXTS[stage]);
  const done = PREVIEW_STEPS.findIndex((step) => step === stage);
  return (
    <div class="stack" data-testid="import-progress">
      <p>{text}</p>
      <progress
        aria-label={text}
        max={PREVIEW_STEPS.length}
        value={done === -1 ? undefined : done}
      />
      {onCancel === null ? null : (
        <p class="buttons">
          <Button testId="import-stop" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </p>
      )}
    </div>
  );
}

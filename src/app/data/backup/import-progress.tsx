import type { JSX } from 'preact';
import { PREVIEW_STEPS } from '../../../messages/import-worker.ts';
import type { PreviewStep } from '../../../messages/import-worker.ts';
import { t } from '../../../ui/i18n.ts';
import { Progress } from '../progress.tsx';

/** A step of the preview, or the import itself. */
export type ImportStage = PreviewStep | 'take';

interface Props {
  readonly stage: ImportStage;
  /** `null` for what cannot be cancelled any more. */
  readonly onCancel: (() => void) | null;
}

/** How far the preview of a file is, or that it is being imported. */
export function ImportProgress({ stage, onCancel }: Props): JSX.Element {
  const done = PREVIEW_STEPS.findIndex((step) => step === stage);
  return (
    <Progress
      text={t('importReading')}
      value={done === -1 ? null : done}
      max={PREVIEW_STEPS.length}
      onCancel={onCancel}
      testId="import"
    />
  );
}

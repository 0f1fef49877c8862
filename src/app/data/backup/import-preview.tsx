import type { JSX } from 'preact';
import type { ImportPreview } from '../../../domain/backup/preview-import.ts';
import { dateText } from '../../../ui/text/format-date.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t, tPlural } from '../../../ui/i18n.ts';

interface Props {
  readonly name: string;
  readonly preview: ImportPreview;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Shows what an import would change and asks for confirmation. Cancel comes first. */
export function ImportConfirmation({ name, preview, onConfirm, onCancel }: Props): JSX.Element {
  return (
    <div class="import-preview" data-testid="import-preview">
      <h3>{t('previewTitle', name)}</h3>
      <ul>
        {addedLines(preview).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{t('previewStays')}</p>
      <ul>
        {skippedLines(preview).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="buttons">
        <Button testId="import-cancel" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button kind="primary" testId="import-confirm" onClick={onConfirm}>
          {t('previewTake')}
        </Button>
      </p>
    </div>
  );
}

function addedLines({ days, addedMs, range, members, lines, gaps }: ImportPreview): string[] {
  return [
    ...(days === 0 || range === null ? [] : [tPlural('previewDays', days, durationText(addedMs))]),
    ...(range === null ? [] : [rangeText(range)]),
    ...members.map((name) => (name === '' ? t('previewNameless') : t('previewMember', name))),
    ...(gaps === 0 ? [] : [tPlural('previewGaps', gaps)]),
    ...(lines === 0 ? [] : [tPlural('previewLines', lines)]),
    ...(days === 0 && members.length + gaps + lines === 0 ? [t('previewDetails')] : []),
  ];
}

function rangeText({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to
    ? t('previewDate', dateText(from))
    : t('previewRange', dateText(from), dateText(to));
}

/** What is not imported, and why. */
function skippedLines(preview: ImportPreview): string[] {
  return [
    t('previewSettings'),
    ...(preview.tooOld === 0 ? [] : [tPlural('previewTooOld', preview.tooOld)]),
    ...pinLines(preview),
  ];
}

/** What is not imported without a parent's PIN (rule A16). */
export function pinLines({ todayKept, linesKept }: ImportPreview): string[] {
  return [
    ...(todayKept ? [t('importTodayKept')] : []),
    ...(linesKept === 0 ? [] : [tPlural('previewLinesKept', linesKept)]),
  ];
}

import type { JSX } from 'preact';
import type { ImportPreview } from '../../domain/backup/preview-import.ts';
import { dateText } from '../../ui/text/format-date.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { say, sayCount } from '../../ui/i18n.ts';

interface Props {
  readonly name: string;
  readonly preview: ImportPreview;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

/** What a file would change, before anything is changed. The way out stands first. */
export function ImportQuestion({ name, preview, onTake, onLeave }: Props): JSX.Element {
  return (
    <div class="import-preview" data-testid="import-preview">
      <h3>{say('previewTitle', name)}</h3>
      <ul>
        {comingLines(preview).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{say('previewStays')}</p>
      <ul>
        {stayingLines(preview).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="buttons">
        <button type="button" data-testid="import-cancel" onClick={onLeave}>
          {say('cancel')}
        </button>
        <button type="button" class="primary" data-testid="import-confirm" onClick={onTake}>
          {say('previewTake')}
        </button>
      </p>
    </div>
  );
}

function comingLines({ days, addedMs, range, members, lines, gaps }: ImportPreview): string[] {
  return [
    ...(days === 0 || range === null ? [] : [sayCount('previewDays', days, durationText(addedMs))]),
    ...(range === null ? [] : [rangeText(range)]),
    ...members.map((name) => (name === '' ? say('previewNameless') : say('previewMember', name))),
    ...(gaps === 0 ? [] : [sayCount('previewGaps', gaps)]),
    ...(lines === 0 ? [] : [sayCount('previewLines', lines)]),
    ...(days === 0 && members.length + gaps + lines === 0 ? [say('previewDetails')] : []),
  ];
}

function rangeText({ from, to }: { readonly from: string; readonly to: string }): string {
  return from === to
    ? say('previewDate', dateText(from))
    : say('previewRange', dateText(from), dateText(to));
}

/** What does not come in, and why. */
function stayingLines(preview: ImportPreview): string[] {
  return [
    say('previewSettings'),
    ...(preview.tooOld === 0 ? [] : [sayCount('previewTooOld', preview.tooOld)]),
    ...pinLines(preview),
  ];
}

/** What would need a parent's PIN. */
export function pinLines({ todayKept, linesKept }: ImportPreview): string[] {
  return [
    ...(todayKept ? [say('importTodayKept')] : []),
    ...(linesKept === 0 ? [] : [sayCount('previewLinesKept', linesKept)]),
  ];
}

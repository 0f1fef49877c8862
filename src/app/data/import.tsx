import type { JSX, TargetedEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { wasArchive } from '../../domain/backup/archive.ts';
import type { ImportPreview } from '../../domain/backup/preview-import.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { useNextFocus } from '../../ui/hooks/use-next-focus.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { t, tPlural } from '../../ui/i18n.ts';
import { ImportQuestion, pinLines } from './import-preview.tsx';

/** Twenty years of a busy family fit; a film chosen by mistake does not. */
const MAX_MEGABYTES = 20;
const MEGABYTE = 1_000_000;

/** A file that was read, and what it would change. */
interface Chosen {
  readonly name: string;
  readonly archive: unknown;
  readonly preview: ImportPreview;
}

/** Takes in a file that was exported here or elsewhere, once somebody saw what it would change. */
export function ImportPanel(): JSX.Element {
  const { result, failed, run } = useAction();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const line = useRef<HTMLParagraphElement>(null);
  const focusNext = useNextFocus();
  const answer = (work: () => Promise<string>): void => {
    setChosen(null);
    run(work);
    focusNext(line);
  };
  const look = ({ currentTarget }: TargetedEvent<HTMLInputElement>): void => {
    const [file] = currentTarget.files ?? [];
    if (file === undefined) return;
    setChosen(null);
    run(async () => {
      try {
        const found = await previewFile(file);
        if (found.preview.nothing) return nothingText(found.preview);
        setChosen(found);
        return '';
      } finally {
        // So that the same file can be chosen again after it was mended.
        currentTarget.value = '';
      }
    });
  };
  return (
    <section class="panel">
      <h2>{t('importTitle')}</h2>
      <p id="import-text">{t('importText')}</p>
      <p>
        <label>
          <span class="label">{t('importFile')}</span>
          <input
            type="file"
            accept=".json,application/json"
            data-testid="import-json"
            aria-describedby="import-text"
            onChange={look}
          />
        </label>
      </p>
      <div class="live" role="status">
        {chosen === null ? null : (
          <ImportQuestion
            name={chosen.name}
            preview={chosen.preview}
            onTake={() => answer(() => importFile(chosen.archive))}
            onLeave={() => answer(() => Promise.resolve(t('importLeft')))}
          />
        )}
      </div>
      <ActionResult text={result} failed={failed} testId="import-result" line={line} />
    </section>
  );
}

async function previewFile(file: File): Promise<Chosen> {
  if (file.size > MAX_MEGABYTES * MEGABYTE) {
    throw new ActionError(t('importTooLarge', String(MAX_MEGABYTES)));
  }
  const archive = parse(await file.text());
  const answer = await ask('preview-import', { archive });
  if (!answer.ok) throw new ActionError(errorText(answer));
  return { name: file.name, archive, preview: answer.preview };
}

function nothingText(preview: ImportPreview): string {
  return [t('importNothing'), ...pinLines(preview)].join(' ');
}

/** @returns the sentence that says what came of it */
async function importFile(archive: unknown): Promise<string> {
  const answer = await ask('import', { archive });
  if (!answer.ok) throw new ActionError(errorText(answer));
  const { addedMs, days, todayKept } = answer;
  const added =
    addedMs === 0 && days === 0
      ? t('importDone')
      : tPlural('importAdded', days, durationText(addedMs));
  return todayKept ? `${added} ${t('importTodayKept')}` : added;
}

/** @throws ActionError with what the file is; how a parser puts it helps nobody */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ActionError(t(wasArchive(text) ? 'importCutOff' : 'failureImportNotOurs'));
  }
}

import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { looksLikeArchive } from '../../../domain/backup/archive.ts';
import type { ImportPreview } from '../../../domain/backup/preview-import.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { useNextFocus } from '../../../ui/hooks/use-next-focus.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { t, tPlural } from '../../../ui/i18n.ts';
import { FileField } from '../../components/file-field.tsx';
import { request } from '../../request.ts';
import { ImportConfirmation, pinLines } from './import-preview.tsx';

/** Room for twenty years of a busy family, but not for a video chosen by mistake. */
const MAX_MEGABYTES = 20;
const MEGABYTE = 1_000_000;

/** A file that was read, and what importing it would change. */
interface ParsedFile {
  readonly name: string;
  readonly archive: unknown;
  readonly preview: ImportPreview;
}

/** Imports an exported file after showing what it would change. */
export function ImportPanel(): JSX.Element {
  const { result, failed, run } = useAction();
  const [chosen, setChosen] = useState<ParsedFile | null>(null);
  const line = useRef<HTMLParagraphElement>(null);
  const focusNext = useNextFocus();
  const finish = (work: () => Promise<string>): void => {
    setChosen(null);
    run(work);
    focusNext(line);
  };
  const open = (file: File): void => {
    setChosen(null);
    run(async () => {
      const parsed = await previewFile(file);
      if (parsed.preview.nothing) return nothingText(parsed.preview);
      return setChosen(parsed);
    });
  };
  return (
    <section class="panel">
      <h2>{t('importTitle')}</h2>
      <p id="import-text">{t('importText')}</p>
      <p>
        <FileField
          label={t('importFile')}
          accept=".json,application/json"
          testId="import-json"
          describedBy="import-text"
          onFiles={([file]) => file && open(file)}
        />
      </p>
      <div class="live" role="status">
        {chosen === null ? null : (
          <ImportConfirmation
            name={chosen.name}
            preview={chosen.preview}
            onConfirm={() => finish(() => importFile(chosen.archive))}
            onCancel={() => finish(() => Promise.resolve(t('importLeft')))}
          />
        )}
      </div>
      <ActionResult text={result} failed={failed} testId="import-result" line={line} />
    </section>
  );
}

async function previewFile(file: File): Promise<ParsedFile> {
  if (file.size > MAX_MEGABYTES * MEGABYTE) {
    throw new ActionError(t('importTooLarge', String(MAX_MEGABYTES)));
  }
  const archive = parse(await file.text());
  const { preview } = await request('preview-import', { archive });
  return { name: file.name, archive, preview };
}

function nothingText(preview: ImportPreview): string {
  return [t('importNothing'), ...pinLines(preview)].join(' ');
}

/** @returns the message to show */
async function importFile(archive: unknown): Promise<string> {
  const { addedMs, days, todayKept } = await request('import', { archive });
  const added =
    addedMs === 0 && days === 0
      ? t('importDone')
      : tPlural('importAdded', days, durationText(addedMs));
  return todayKept ? `${added} ${t('importTodayKept')}` : added;
}

/** @throws ActionError with what is wrong with the file, in place of the parser's message */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ActionError(t(looksLikeArchive(text) ? 'importCutOff' : 'failureImportNotOurs'));
  }
}

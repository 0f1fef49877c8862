import type { JSX, TargetedEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { wasArchive } from '../../domain/backup/archive.ts';
import type { ImportPreview } from '../../domain/backup/preview-import.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { NotDoneError, useAction } from '../../ui/hooks/use-action.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { failureText } from '../../ui/text/error-text.ts';
import { useNextFocus } from '../../ui/hooks/use-next-focus.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { say, sayCount } from '../../ui/i18n.ts';
import { ImportQuestion, pinLines } from './import-preview.tsx';

/** Twenty years of a busy family fit; a film chosen by mistake does not. */
const MOST_MEGABYTES = 20;
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
        const found = await lookInto(file);
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
      <h2>{say('importTitle')}</h2>
      <p id="import-text">{say('importText')}</p>
      <p>
        <label>
          <span class="label">{say('importFile')}</span>
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
            onTake={() => answer(() => takeIn(chosen.archive))}
            onLeave={() => answer(() => Promise.resolve(say('importLeft')))}
          />
        )}
      </div>
      <Result text={result} failed={failed} testId="import-result" line={line} />
    </section>
  );
}

async function lookInto(file: File): Promise<Chosen> {
  if (file.size > MOST_MEGABYTES * MEGABYTE) {
    throw new NotDoneError(say('importTooLarge', String(MOST_MEGABYTES)));
  }
  const archive = parse(await file.text());
  const answer = await ask('preview-import', { archive });
  if (!answer.ok) throw new NotDoneError(failureText(answer));
  return { name: file.name, archive, preview: answer.preview };
}

function nothingText(preview: ImportPreview): string {
  return [say('importNothing'), ...pinLines(preview)].join(' ');
}

/** @returns the sentence that says what came of it */
async function takeIn(archive: unknown): Promise<string> {
  const answer = await ask('import', { archive });
  if (!answer.ok) throw new NotDoneError(failureText(answer));
  const { addedMs, days, todayKept } = answer;
  const added =
    addedMs === 0 && days === 0
      ? say('importDone')
      : sayCount('importAdded', days, durationText(addedMs));
  return todayKept ? `${added} ${say('importTodayKept')}` : added;
}

/** @throws NotDoneError with what the file is; how a parser puts it helps nobody */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotDoneError(say(wasArchive(text) ? 'importCutOff' : 'failureImportNotOurs'));
  }
}

import type { JSX, TargetedEvent } from 'preact';
import { wasArchive } from '../domain/archive.ts';
import { ask } from '../platform/messenger.ts';
import { NotDoneError, useAction } from '../ui/action.ts';
import { durationText } from '../ui/durations.ts';
import { failureText } from '../ui/failures.ts';
import { Result } from '../ui/result.tsx';
import { say, sayCount } from '../ui/words.ts';

/** Twenty years of a busy family fit; a film chosen by mistake does not. */
const MOST_MEGABYTES = 20;
const MEGABYTE = 1_000_000;

/** Takes in a file that was exported here or elsewhere. */
export function ImportPanel(): JSX.Element {
  const { result, failed, run } = useAction();
  const take = ({ currentTarget }: TargetedEvent<HTMLInputElement>): void => {
    const [file] = currentTarget.files ?? [];
    if (file === undefined) return;
    run(async () => {
      try {
        return await importFile(file);
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
            onChange={take}
          />
        </label>
      </p>
      <Result text={result} failed={failed} testId="import-result" />
    </section>
  );
}

/** @returns the sentence that says what came of it */
async function importFile(file: File): Promise<string> {
  if (file.size > MOST_MEGABYTES * MEGABYTE) {
    throw new NotDoneError(say('importTooLarge', String(MOST_MEGABYTES)));
  }
  const archive = parse(await file.text());
  const answer = await ask('import', { archive });
  if (!answer.ok) throw new NotDoneError(failureText(answer));
  const { addedMs, days, todayKept } = answer;
  const added =
    addedMs === 0 && days === 0
      ? say('importNothing')
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

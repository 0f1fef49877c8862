import type { JSX, TargetedEvent } from 'preact';
import { ask } from '../platform/messenger.ts';
import { useAction } from '../ui/action.ts';
import { durationText } from '../ui/durations.ts';
import { failureText } from '../ui/failures.ts';
import { Result } from '../ui/result.tsx';
import { say, sayCount } from '../ui/words.ts';

/** Twenty years of a busy family fit; a film chosen by mistake does not. */
const MOST_MEGABYTES = 20;
const MEGABYTE = 1_000_000;

/** Takes in a file that was exported here or elsewhere. */
export function ImportPanel(): JSX.Element {
  const { result, run } = useAction();
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
      <Result text={result} testId="import-result" />
    </section>
  );
}

/** @returns the sentence that says what came of it */
async function importFile(file: File): Promise<string> {
  if (file.size > MOST_MEGABYTES * MEGABYTE) {
    return say('importTooLarge', String(MOST_MEGABYTES));
  }
  let archive: unknown;
  try {
    archive = JSON.parse(await file.text());
  } catch (error) {
    return say('importUnreadable', error instanceof Error ? error.message : String(error));
  }
  const answer = await ask('import', { archive });
  if (!answer.ok) return failureText(answer);
  return answer.addedMs === 0 && answer.days === 0
    ? say('importNothing')
    : sayCount('importAdded', answer.days, durationText(answer.addedMs));
}

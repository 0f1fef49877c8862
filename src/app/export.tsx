import type { JSX } from 'preact';
import { dateOf } from '../domain/calendar.ts';
import { firstCalendar } from '../domain/settings.ts';
import { machineClock, machineZone } from '../platform/clock.ts';
import { ask } from '../platform/messenger.ts';
import { useAction } from '../ui/action.ts';
import { failureText } from '../ui/failures.ts';
import { Result } from '../ui/result.tsx';
import { say } from '../ui/words.ts';

/** Everything as one file that the family keeps. */
export function ExportPanel(): JSX.Element {
  const { result, run } = useAction();
  return (
    <section class="panel">
      <h2>{say('exportTitle')}</h2>
      <p>{say('exportText')}</p>
      <p>
        <button type="button" data-testid="export-json" onClick={() => run(exportEverything)}>
          {say('exportDo')}
        </button>
      </p>
      <Result text={result} testId="export-result" />
    </section>
  );
}

async function exportEverything(): Promise<string> {
  const answer = await ask('export', {});
  if (!answer.ok) return failureText(answer);
  const today = dateOf(firstCalendar(machineZone()), machineClock.now().wall);
  const name = `kintime-${today}.json`;
  save(name, JSON.stringify(answer.archive, null, 1));
  return say('exported', name);
}

/** Hands a text to the browser as a download; no permission is needed for that. */
function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Firefox looks the address up only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

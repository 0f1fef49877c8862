import type { JSX } from 'preact';
import { say } from '../ui/words.ts';
import { ChangeLog } from './change-log.tsx';
import { DeletionPanels } from './deletion.tsx';
import { ExportPanel } from './export.tsx';
import { ImportPanel } from './import.tsx';
import { ScreenTitle } from './screen-title.tsx';

/** What is kept, and everything that can be done with it. */
export function DataPage(): JSX.Element {
  return (
    <>
      <ScreenTitle text={say('dataTitle')} />
      <section class="panel">
        <h2>{say('storedTitle')}</h2>
        <p>{say('storedWhat')}</p>
        <p>{say('storedNever')}</p>
        <p>{say('storedWhere')}</p>
      </section>
      <ExportPanel />
      <ImportPanel />
      <DeletionPanels />
      <ChangeLog />
    </>
  );
}

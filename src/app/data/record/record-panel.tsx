import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { wholeRange } from '../../../domain/elsewhere/record.ts';
import type { DateRange, ElsewhereImport } from '../../../domain/elsewhere/record.ts';
import { stepsOf } from '../../../domain/elsewhere/time-steps.ts';
import { memberAt } from '../../../domain/people/members.ts';
import { membersHere } from '../../../domain/snapshot/usage-snapshot.ts';
import { dateOf, firstCalendar } from '../../../domain/time/calendar.ts';
import type { Millis } from '../../../domain/time/units.ts';
import type { ExportContent, ExportJob, ExportOutcome } from '../../../messages/export-worker.ts';
import { machineClock } from '../../../platform/clock.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { useNextFocus } from '../../../ui/hooks/use-next-focus.ts';
import { useQuery } from '../../../ui/hooks/use-query.ts';
import { queryOf } from '../../usage-source.ts';
import { t } from '../../../ui/i18n.ts';
import { displayNames } from '../../../ui/text/display-names.ts';
import { FileField } from '../../components/file-field.tsx';
import { request } from '../../request.ts';
import { Progress } from '../progress.tsx';
import { runWorker } from '../run-worker.ts';
import { RecordGuide } from './record-guide.tsx';
import { RecordKeeps } from './record-keeps.tsx';
import { RecordQuestion } from './record-question.tsx';
import { RecordResult } from './record-result.tsx';
import { PROBLEMS } from './record-text.ts';
import { StoredRecord } from './stored-record.tsx';

interface StoredRecordData {
  readonly known: DateRange | null;
  /** Whose time a file is added to; `null` where one member has the browser to themselves. */
  readonly whose: string | null;
}

const storedRecordQuery = queryOf(async (source): Promise<StoredRecordData> => {
  const { wall } = machineClock.now();
  const snapshot = await source.snapshot(() => []);
  const today = dateOf(firstCalendar('UTC'), wall);
  const { known } = await source.elsewhere(today, today);
  const names = displayNames(membersHere(snapshot));
  const current = memberAt(snapshot.switches, wall);
  return {
    known: wholeRange(known),
    whose: names.size < 2 ? null : (names.get(current ?? '') ?? null),
  };
});

const UNREADABLE: ExportOutcome = { ok: false, problem: 'damaged' };

/** What the panel shows below the file field. */
type Stage =
  | { readonly is: 'idle' }
  /** `read` is from 0 to 1; `null` once all is. */
  | { readonly is: 'reading'; readonly read: number | null; readonly stop: AbortController }
  | { readonly is: 'asking'; readonly content: ExportContent; readonly offsetMs: Millis }
  | { readonly is: 'done'; readonly content: ExportContent; readonly imported: ElsewhereImport };

/** Reads TikTok's own export: the time on phones and other computers (rule C18). */
export function RecordPanel(): JSX.Element {
  const stored = useQuery(storedRecordQuery, '');
  const { result, failed, run } = useAction();
  const [stage, setStage] = useState<Stage>({ is: 'idle' });
  const [keeps, setKeeps] = useState<ExportContent['counts'] | null>(null);
  const line = useRef<HTMLParagraphElement>(null);
  const focusNext = useNextFocus();
  const store = async (content: ExportContent, shiftMs: Millis | null): Promise<string> => {
    const { answer } = await request('import-elsewhere', {
      steps: stepsOf(content.seconds),
      shiftMs,
    });
    if ('offsetMs' in answer) {
      setStage({ is: 'asking', content, offsetMs: answer.offsetMs });
      return '';
    }
    setStage({ is: 'done', content, imported: answer.imported });
    setKeeps(content.counts);
    return t(answer.imported.added === 0 ? 'importNothing' : 'recordDone');
  };
  const read = async (file: File): Promise<string> => {
    const stop = new AbortController();
    const show = (done: number | null): void => setStage({ is: 'reading', read: done, stop });
    show(0);
    setKeeps(null);
    try {
      const job: ExportJob = { file };
      const outcome = await runWorker('export-worker.js', job, UNREADABLE, show, stop.signal);
      if (!outcome.ok) throw new ActionError(t(PROBLEMS[outcome.problem]));
      show(null);
      return await store(outcome.content, null);
    } catch (error) {
      setStage({ is: 'idle' });
      if (!stop.signal.aborted) throw error;
      focusNext(line);
      return t('importLeft');
    }
  };
  const answer = (work: () => Promise<string>): void => {
    run(work);
    focusNext(line);
  };
  const open = ([file]: readonly File[]): void => {
    if (file !== undefined) run(() => read(file));
  };
  return (
    <section
      class="data-row"
      data-testid="record-drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        open([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <div>
        <h2>{t('recordTitle')}</h2>
        <p class="soft" id="record-text">
          {t('recordText')}
        </p>
        {stored.state === 'ready' && stored.value.whose !== null ? (
          <p class="aside">{t('recordWhose', stored.value.whose)}</p>
        ) : null}
      </div>
      <FileField
        label={t('recordTitle')}
        isLabelHidden
        accept=".zip,.json,.txt"
        testId="tiktok-file"
        describedBy="record-text"
        onFiles={open}
      />
      <RecordGuide />
      <div class="live" role="status">
        {stage.is === 'reading' ? (
          <Progress
            text={t('importReading')}
            value={stage.read}
            onCancel={stage.read === null ? null : () => stage.stop.abort()}
            testId="record"
          />
        ) : null}
        {stage.is === 'asking' ? (
          <RecordQuestion
            offsetMs={stage.offsetMs}
            onAnswer={(shiftMs) => answer(() => store(stage.content, shiftMs))}
            onCancel={() =>
              answer(async () => {
                setStage({ is: 'idle' });
                return t('importLeft');
              })
            }
          />
        ) : null}
        {stage.is === 'done' ? (
          <RecordResult content={stage.content} imported={stage.imported} />
        ) : null}
      </div>
      <ActionResult text={result} failed={failed} testId="record-outcome" line={line} />
      {keeps === null ? null : (
        <RecordKeeps
          counts={keeps}
          onClose={() => {
            setKeeps(null);
            focusNext(line);
          }}
        />
      )}
      {stored.state === 'ready' ? <StoredRecord known={stored.value.known} /> : null}
    </section>
  );
}

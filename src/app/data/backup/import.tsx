import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { unreadableReason } from '../../../domain/backup/archive.ts';
import type { RestoredRules } from '../../../domain/backup/plan-rules.ts';
import type { ImportPreview } from '../../../domain/backup/preview-import.ts';
import type { PreviewJob, PreviewOutcome } from '../../../messages/import-worker.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { errorText } from '../../../ui/text/error-text.ts';
import { useNextFocus } from '../../../ui/hooks/use-next-focus.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { t } from '../../../ui/i18n.ts';
import { FileField } from '../../components/file-field.tsx';
import { request } from '../../request.ts';
import { ImportConfirmation, nothingText, todayStaysText } from './import-preview.tsx';
import { ImportProgress } from './import-progress.tsx';
import type { ImportStage } from './import-progress.tsx';
import { runWorker } from '../run-worker.ts';

/** Room for twenty years of a busy family, but not for a video chosen by mistake. */
const MAX_MEGABYTES = 20;
const MEGABYTE = 1_000_000;

/** A file, and what importing it would change. */
interface ParsedFile {
  readonly file: File;
  readonly preview: ImportPreview;
}

/** Imports an exported file after showing what it would change. */
export function ImportPanel(): JSX.Element {
  const { result, failed, run } = useAction();
  const [chosen, setChosen] = useState<ParsedFile | null>(null);
  const [stage, setStage] = useState<ImportStage | null>(null);
  const [stop, setStop] = useState<AbortController | null>(null);
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
      const controller = new AbortController();
      setStop(controller);
      try {
        const preview = await previewFile(file, setStage, controller.signal);
        if (preview.nothing) return nothingText(preview);
        return setChosen({ file, preview });
      } catch (error) {
        if (!controller.signal.aborted) throw error;
        focusNext(line);
        return t('importLeft');
      } finally {
        setStop(null);
        setStage(null);
      }
    });
  };
  const take = async (file: File, rules: boolean): Promise<string> => {
    setStage('take');
    try {
      return await importFile(file, rules);
    } finally {
      setStage(null);
    }
  };
  return (
    <section class="data-row">
      <div>
        <h2>{t('importTitle')}</h2>
        <p class="soft" id="import-text">
          {t('importText')}
        </p>
      </div>
      <FileField
        label={t('importTitle')}
        isLabelHidden
        accept=".json,application/json"
        testId="import-json"
        describedBy="import-text"
        onFiles={([file]) => file && open(file)}
      />
      <div class="live" role="status">
        {stage === null ? null : (
          <ImportProgress stage={stage} onCancel={stop === null ? null : () => stop.abort()} />
        )}
        {chosen === null ? null : (
          <ImportConfirmation
            name={chosen.file.name}
            preview={chosen.preview}
            onConfirm={(rules) => finish(() => take(chosen.file, rules))}
            onCancel={() => finish(() => Promise.resolve(t('importLeft')))}
          />
        )}
      </div>
      <ActionResult text={result} failed={failed} testId="import-result" line={line} />
    </section>
  );
}

async function previewFile(
  file: File,
  onStage: (stage: ImportStage) => void,
  signal: AbortSignal,
): Promise<ImportPreview> {
  if (file.size > MAX_MEGABYTES * MEGABYTE) {
    throw new ActionError(t('fileTooLarge'));
  }
  const outcome = typeof Worker === 'function' ? await previewApart(file, onStage, signal) : null;
  if (outcome === null) {
    const archive = parse(await file.text());
    return (await request('preview-import', { archive })).preview;
  }
  if (!outcome.ok) throw new ActionError(errorText(outcome));
  return outcome.preview;
}

/** @returns `null` if a worker cannot do it here, as in Firefox's private windows */
async function previewApart(
  file: File,
  onStage: (stage: ImportStage) => void,
  signal: AbortSignal,
): Promise<PreviewOutcome | null> {
  const { limits } = await request('import-limits', {});
  const job: PreviewJob = { file, limits };
  return runWorker('import-worker.js', job, null, onStage, signal);
}

/** @returns the message to show */
async function importFile(file: File, rules: boolean): Promise<string> {
  const archive = parse(await file.text());
  const { todayKept, rulesOf } = await request('import', { archive, rules });
  return [
    t('importDone'),
    ...restoredLines(rulesOf),
    ...(todayKept ? [todayStaysText(), t('unlockFirst')] : []),
  ].join(' ');
}

/** Whether restored rules hold already. */
function restoredLines(rulesOf: readonly RestoredRules[]): string[] {
  if (rulesOf.length === 0) return [];
  if (rulesOf.every(({ starts }) => starts === 'now')) return [t('importRulesNow')];
  const startsTomorrow = rulesOf.every(({ starts }) => starts === 'tomorrow');
  return [t(startsTomorrow ? 'importRulesTomorrow' : 'importRulesMixed')];
}

/** @throws ActionError with what is wrong with the file, in place of the parser's message */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ActionError(errorText({ ok: false, error: unreadableReason(text), detail: '' }));
  }
}

import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { DateRange } from '../../../domain/elsewhere/record.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { useNextFocus } from '../../../ui/hooks/use-next-focus.ts';
import { t } from '../../../ui/i18n.ts';
import { dateText } from '../../../ui/text/format-date.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { request } from '../../request.ts';

interface Props {
  /** `null` where nothing is. */
  readonly known: DateRange | null;
}

/** From when to when time elsewhere is known, and how to remove it. */
export function StoredRecord({ known }: Props): JSX.Element {
  const { result, failed, run } = useAction();
  const [asking, setAsking] = useState(false);
  const line = useRef<HTMLParagraphElement>(null);
  const focusNext = useNextFocus();
  const remove = async (): Promise<string> => {
    await request('remove-elsewhere', {});
    return t('recordRemoved');
  };
  return (
    <>
      {known === null ? null : (
        <div class="data-row">
          <p>{t('recordKnown', dateText(known.from), dateText(known.to))}</p>
          <Button testId="record-remove" onClick={() => setAsking(true)}>
            {t('recordRemove')}
          </Button>
        </div>
      )}
      <ActionResult text={result} failed={failed} testId="record-removed" line={line} />
      <ConfirmDialog
        open={asking}
        text={t('recordRemoveText')}
        confirm={t('recordRemove')}
        confirmTestId="record-remove-confirm"
        onConfirm={() => {
          run(remove);
          // The button is gone by then.
          focusNext(line);
        }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

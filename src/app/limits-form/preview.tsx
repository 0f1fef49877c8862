import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Permission } from '../../domain/agreement/agreement.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import type { RulesDraft } from '../../messages/index.ts';
import type { PreviewView } from '../../messages/views.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import { previewText } from './preview-text.ts';

/** Long enough to type a number in one go. */
const SETTLED_MS = 300;

/** What a draft would mean; the last answer stays until a newer one is there. */
export function usePreview(draft: RulesDraft | null, turn: unknown): PreviewView | null {
  const [preview, setPreview] = useState<PreviewView | null>(null);
  const key = JSON.stringify([draft, turn]);
  useEffect(() => {
    if (draft === null) return undefined;
    let over = false;
    const timer = setTimeout(async () => {
      const answer = await ask('preview', draft);
      if (!over) setPreview(answer.ok ? answer.preview : null);
    }, SETTLED_MS);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [key]);
  return preview;
}

const STARTS: Record<'now' | 'tomorrow', Key> = {
  now: 'agrStartsNow',
  tomorrow: 'agrStartsTomorrow',
};

interface Props {
  readonly preview: PreviewView | null;
  readonly calendar: Calendar;
  readonly permission: Permission;
  /** Something in the form is wrong. */
  readonly isFaulty: boolean;
}

/** The rules in the form, in terms of today's clock. */
export function Preview({ preview, calendar, permission, isFaulty }: Props): JSX.Element {
  // What starts tomorrow changes nothing of today, and a preview of today would say otherwise.
  const isLater = permission.allowed && permission.from === 'tomorrow';
  return (
    <div class="preview" role="status" data-testid="preview">
      {isFaulty ? <p>{t('agrPreviewMend')}</p> : null}
      {preview === null || isFaulty ? null : (
        <>
          <p class="preview-word">
            {isLater ? t('agrPreviewToday') : previewText(preview.verdict, calendar)}
          </p>
          <p>{t(permission.allowed ? STARTS[permission.from] : 'agrStartsPin')}</p>
        </>
      )}
    </div>
  );
}

import type { JSX } from 'preact';
import { RECORD_KINDS } from '../../../domain/elsewhere/record-kinds.ts';
import type { RecordCounts } from '../../../domain/elsewhere/record-kinds.ts';
import { Button, ButtonLink } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { FactList } from '../../components/fact-list.tsx';
import { KIND_NAMES } from './record-text.ts';

interface Props {
  readonly counts: RecordCounts;
  readonly onClose: () => void;
}

/** How much of what TikTok keeps, as counts alone. Nobody stores them: closed, they are gone. */
export function RecordKeeps({ counts, onClose }: Props): JSX.Element {
  const facts = RECORD_KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count === 0 ? [] : [{ name: t(KIND_NAMES[kind]), value: numberText(count) }];
  });
  return (
    <div class="keeps" data-testid="record-keeps">
      <h3>{t('recordKeepsTitle')}</h3>
      <p>{t('recordKeepsText')}</p>
      <FactList facts={facts} />
      <p class="buttons">
        <Button testId="record-keeps-close" onClick={onClose}>
          {t('close')}
        </Button>
        <ButtonLink kind="plain" href="#/privacy" testId="record-privacy">
          {t('privacyHeading')}
        </ButtonLink>
      </p>
    </div>
  );
}

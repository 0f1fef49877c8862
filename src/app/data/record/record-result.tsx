import type { JSX } from 'preact';
import type { ElsewhereImport } from '../../../domain/elsewhere/record.ts';
import type { ExportContent } from '../../../messages/export-worker.ts';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { FactList } from '../../components/fact-list.tsx';

interface Props {
  readonly content: ExportContent;
  readonly imported: ElsewhereImport;
}

/** How many of the videos in the file are new, and how many were left out. */
export function RecordResult({ content, imported }: Props): JSX.Element {
  const { rows, unusable } = content;
  const leftOut: readonly (readonly [Key, number])[] = [
    ['recordOwn', imported.own],
    ['recordUnusable', imported.undecidable + unusable],
  ];
  return (
    <div class="data-part" data-testid="record-result" data-rows={rows} data-added={imported.added}>
      <FactList
        facts={[
          { name: t('recordNew'), value: numberText(imported.added) },
          ...leftOut.flatMap(([name, count]) =>
            count === 0 ? [] : [{ name: t(name), value: numberText(count) }],
          ),
        ]}
      />
    </div>
  );
}

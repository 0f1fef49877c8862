import type { JSX } from 'preact';
import type { ElsewhereImport } from '../../../domain/elsewhere/record.ts';
import { dateOf, firstCalendar } from '../../../domain/time/calendar.ts';
import { SECOND } from '../../../domain/time/units.ts';
import type { ExportContent } from '../../../messages/export-worker.ts';
import { machineZone } from '../../../platform/clock.ts';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { dateText } from '../../../ui/text/format-date.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import { FactList } from '../../components/fact-list.tsx';

interface Props {
  readonly content: ExportContent;
  readonly imported: ElsewhereImport;
}

/** What was read: from which section, since when, and how many videos. */
export function RecordResult({ content, imported }: Props): JSX.Element {
  const { section, seconds, rows, unusable } = content;
  const since = dateOf(firstCalendar(machineZone()), (seconds[0] ?? 0) * SECOND);
  const leftOut: readonly (readonly [Key, number])[] = [
    ['recordOwn', imported.own],
    ['recordUndecidable', imported.undecidable],
    ['recordUnusable', unusable],
  ];
  return (
    <div class="data-part" data-testid="record-result" data-rows={rows} data-added={imported.added}>
      <FactList
        facts={[
          { name: t('recordSection'), value: section },
          { name: t('recordSince'), value: dateText(since) },
          { name: t('recordRows'), value: numberText(rows) },
          { name: t('recordNew'), value: numberText(imported.added) },
          ...leftOut.flatMap(([name, count]) =>
            count === 0 ? [] : [{ name: t(name), value: numberText(count) }],
          ),
        ]}
      />
    </div>
  );
}

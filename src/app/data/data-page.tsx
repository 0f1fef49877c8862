import type { JSX } from 'preact';
import { isDemo } from '../../ui/demo-mode.ts';
import { t } from '../../ui/i18n.ts';
import { ChangeLog } from '../change-log/change-log.tsx';
import { ScreenTitle } from '../components/screen-title.tsx';
import { DeleteDays, DeleteEverything } from './deletion.tsx';
import { DiagnosticsPanel } from './diagnostics.tsx';
import { ExportPanel } from './backup/export.tsx';
import { ImportPanel } from './backup/import.tsx';
import { RecordPanel } from './record/record-panel.tsx';
import { RetentionPanel } from './retention.tsx';
import { PermissionsPanel } from './permissions.tsx';
import { InspectionLink } from './inspection/inspection-link.tsx';
import { VerifyNoNetworkPanel } from './verify-no-network.tsx';
import { TableListPanel } from './tables/table-list.tsx';

/** Shows what is stored, and lets people export, import and delete it. */
export function DataPage(): JSX.Element {
  return (
    <>
      <ScreenTitle text={t('dataTitle')} />
      <TableListPanel />
      <ExportPanel />
      <ImportPanel />
      <RecordPanel />
      <RetentionPanel />
      <DeleteDays />
      <DeleteEverything />
      <PermissionsPanel />
      <VerifyNoNetworkPanel />
      {/* Open tabs are real, so the demo does not look at them. */}
      {isDemo() ? null : <InspectionLink />}
      <DiagnosticsPanel />
      <ChangeLog />
    </>
  );
}

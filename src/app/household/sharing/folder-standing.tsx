import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { parseFolderAddress } from '../../../domain/household/sharing/folder-address.ts';
import type { Calendar } from '../../../domain/time/calendar.ts';
import type { EpochMs } from '../../../domain/time/units.ts';
import type { FolderView } from '../../../messages/shared-folder.ts';
import { requestFolderAccess } from '../../../platform/extension/host-permission.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { ButtonLine } from '../../components/button-line.tsx';
import { request } from '../../request.ts';
import { folderStateText } from './folder-text.ts';

interface Props {
  readonly folder: FolderView;
  readonly now: EpochMs;
  readonly calendar: Calendar;
  readonly onChange: () => void;
}

/** Whether the browsers are in step, or what is wrong, with a button that tries again (rule H4). */
export function FolderStanding({ folder, now, calendar, onChange }: Props): JSX.Element {
  const { problem, serverWaitUntil } = folder;
  const [isLooking, setLooking] = useState(false);
  const { result, failed, run } = useAction();
  const isLost = problem === 'access-lost';
  const canTry = problem !== null && !isLost && serverWaitUntil <= now;
  return (
    <>
      <ActionResult
        text={isLooking ? t('folderLooking') : folderStateText(folder, now, calendar)}
        failed={!isLooking && problem !== null}
        testId="folder-state"
      />
      {canTry ? (
        <ButtonLine
          text={t('folderTryNow')}
          small
          off={isLooking}
          testId="folder-try"
          onClick={() => run(look)}
        />
      ) : null}
      {isLost ? (
        <ButtonLine
          text={t('folderAllow')}
          kind="primary"
          testId="folder-allow"
          onClick={() => run(allow)}
        />
      ) : null}
      <ActionResult text={result} failed={failed} testId="folder-try-result" />
    </>
  );

  async function look(): Promise<void> {
    setLooking(true);
    try {
      await request('sync-folder', { asked: true });
    } finally {
      setLooking(false);
      onChange();
    }
  }

  async function allow(): Promise<void> {
    const parsed = parseFolderAddress(folder.address);
    if (typeof parsed === 'string' || !(await requestFolderAccess(parsed.pattern))) {
      throw new ActionError(t('failureFolderAccess'));
    }
    await request('sync-folder', { asked: true });
    onChange();
  }
}

import type { JSX } from 'preact';
import { parseFolderAddress } from '../../../domain/household/sharing/folder-address.ts';
import type { Calendar } from '../../../domain/time/calendar.ts';
import type { EpochMs } from '../../../domain/time/units.ts';
import type { FolderView } from '../../../messages/shared-folder.ts';
import { requestFolderAccess } from '../../../platform/extension/host-permission.ts';
import { ActionError } from '../../../ui/hooks/use-action.ts';
import type { Action } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { isolatedText } from '../../../ui/text/display-names.ts';
import { ButtonLine } from '../../components/button-line.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { request } from '../../request.ts';
import { ConnectFolder } from './connect-folder.tsx';
import { refusalText } from './folder-text.ts';
import { OtherBrowsers } from './other-browsers.tsx';

interface Props {
  readonly folder: FolderView;
  readonly now: EpochMs;
  readonly calendar: Calendar;
  readonly action: Action;
  readonly onChange: () => void;
}

/** Problems that a change of the connection may mend. */
const FORM_PROBLEMS: ReadonlySet<NonNullable<FolderView['problem']>> = new Set([
  'sign-in',
  'forbidden',
  'not-found',
  'not-webdav',
  'parent-missing',
  'redirect',
]);

/** What a connected browser shows: the other browsers, what was refused, and how to change or leave. */
export function ConnectedFolder(props: Props): JSX.Element {
  const { folder, now, calendar, action, onChange } = props;
  const { others, gone, refusals, browser, problem, wasCopied } = folder;
  return (
    <>
      {problem === 'access-lost' ? (
        <ButtonLine
          text={t('folderAllow')}
          kind="primary"
          testId="folder-allow"
          onClick={() => action.run(allow)}
        />
      ) : null}
      {refusals.map((refusal, i) => (
        <p key={i} class="fault" data-testid="folder-refusal">
          {refusalText(refusal)}
        </p>
      ))}
      {wasCopied ? (
        <p data-testid="folder-copied">{t('folderCopied', isolatedText(browser))}</p>
      ) : null}
      {others.length + gone.length === 0 ? (
        <p class="soft">{t('folderAlone')}</p>
      ) : (
        <OtherBrowsers
          others={others}
          gone={gone}
          now={now}
          calendar={calendar}
          action={action}
          onChange={onChange}
        />
      )}
      {gone.length === 0 ? null : <p class="soft small">{t('folderStillCounts')}</p>}
      <details open={problem !== null && FORM_PROBLEMS.has(problem)}>
        <summary>{t('folderThis', isolatedText(browser))}</summary>
        <ConnectFolder entered={folder} isConnected action={action} onDone={onChange} />
        <ConfirmButton
          label={t('folderLeave')}
          testId="leave-folder"
          title={t('folderLeaveTitle')}
          text={`${t('folderLeaveText')} ${t('folderStillCounts')}`}
          onConfirm={() => action.run(leave)}
        />
      </details>
    </>
  );

  async function allow(): Promise<void> {
    const parsed = parseFolderAddress(folder.address);
    if (typeof parsed === 'string' || !(await requestFolderAccess(parsed.pattern))) {
      throw new ActionError(t('failureFolderAccess'));
    }
    await request('sync-folder', {});
    onChange();
  }

  async function leave(): Promise<string> {
    await request('leave-folder', {});
    onChange();
    return `${t('folderLeft')} ${t('folderStillCounts')}`;
  }
}

import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Calendar } from '../../../domain/time/calendar.ts';
import type { EpochMs } from '../../../domain/time/units.ts';
import type { FolderView } from '../../../messages/shared-folder.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { isolatedText } from '../../../ui/text/display-names.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { request } from '../../request.ts';
import { ConnectFolder } from './connect-folder.tsx';
import { refusalText } from './folder-text.ts';
import { FolderStanding } from './folder-standing.tsx';
import { OtherBrowsers } from './other-browsers.tsx';

interface Props {
  readonly folder: FolderView;
  readonly now: EpochMs;
  readonly calendar: Calendar;
  readonly onChange: () => void;
  /** Called once this browser shares nothing any more. */
  readonly onLeft: () => void;
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

/** What a connected browser shows: how things stand, the other browsers, what was refused, and how to change or leave. */
export function ConnectedFolder(props: Props): JSX.Element {
  const { folder, now, calendar, onChange, onLeft } = props;
  const { others, gone, refusals, browser, problem, wasCopied } = folder;
  const { result, failed, run } = useAction();
  // It opens by itself, but closes by a press alone.
  const opens = useRef(false);
  opens.current ||= wasCopied || (problem !== null && FORM_PROBLEMS.has(problem));
  return (
    <>
      <FolderStanding folder={folder} now={now} calendar={calendar} onChange={onChange} />
      {refusals.map((refusal, i) => (
        <p key={i} class="fault" data-testid="folder-refusal">
          {refusalText(refusal)}
        </p>
      ))}
      {wasCopied ? <p data-testid="folder-copied">{t('logProfileCopied')}</p> : null}
      {others.length + gone.length === 0 ? (
        <p class="soft">{t('folderAlone')}</p>
      ) : (
        <OtherBrowsers folder={folder} now={now} calendar={calendar} onChange={onChange} />
      )}
      {gone.length === 0 ? null : <p class="soft small">{t('folderStillCounts')}</p>}
      <details open={opens.current}>
        <summary>{t('labelled', t('elsewhereHere'), isolatedText(browser))}</summary>
        <ConnectFolder entered={folder} isConnected onDone={onChange} />
        <ConfirmButton
          label={t('folderLeave')}
          testId="leave-folder"
          text={`${t('folderLeaveText')} ${t('folderStillCounts')}`}
          onConfirm={() => run(leave)}
        />
        <ActionResult text={result} failed={failed} testId="leave-folder-result" />
      </details>
    </>
  );

  async function leave(): Promise<void> {
    await request('leave-folder', {});
    onLeft();
  }
}

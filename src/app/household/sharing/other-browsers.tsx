import type { JSX } from 'preact';
import type { Calendar } from '../../../domain/time/calendar.ts';
import type { EpochMs } from '../../../domain/time/units.ts';
import type { FolderView, OtherBrowserView } from '../../../messages/shared-folder.ts';
import { Button } from '../../../ui/components/controls/button.tsx';
import { Icon } from '../../../ui/components/icon.tsx';
import type { Action } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { conjunctionText } from '../../../ui/text/format-list.ts';
import { request } from '../../request.ts';
import { goneText, heardText } from './folder-text.ts';

interface Props {
  readonly others: readonly OtherBrowserView[];
  readonly gone: FolderView['gone'];
  readonly now: EpochMs;
  readonly calendar: Calendar;
  readonly action: Action;
  readonly onChange: () => void;
}

/**
 * The household's other browsers as they are known here, with parents to confirm, and those whose
 * files have gone from the folder (rules H4, H5).
 */
export function OtherBrowsers(props: Props): JSX.Element {
  const { others, gone, now, calendar, action, onChange } = props;
  return (
    <ul class="kin-people" role="list">
      {others.map((other) => {
        const { device, browser, people, unknownParents } = other;
        return (
          <li key={device} data-testid="other-browser">
            <Icon name="device" />
            <BrowserLine
              browser={browser}
              people={people}
              state={heardText(other, now, calendar)}
            />
            {unknownParents.length === 0 ? null : (
              <div class="wide">
                <p>{t('folderParents', conjunctionText(unknownParents))}</p>
                <Button
                  small
                  testId="confirm-parents"
                  onClick={() => action.run(() => confirm(device))}
                >
                  {t('folderConfirmParents')}
                </Button>
              </div>
            )}
          </li>
        );
      })}
      {gone.map(({ device, browser, people, ...times }) => (
        <li key={device} data-testid="gone-browser">
          <Icon name="device" />
          <BrowserLine browser={browser} people={people} state={goneText(times, now, calendar)} />
          <Button small testId="forget-browser" onClick={() => action.run(() => forget(device))}>
            {t('folderForget')}
          </Button>
        </li>
      ))}
    </ul>
  );

  async function forget(device: string): Promise<void> {
    await request('forget-browser', { device });
    onChange();
  }

  async function confirm(device: string): Promise<void> {
    await request('confirm-parents', { device });
    onChange();
  }
}

interface BrowserLineProps {
  readonly browser: string;
  readonly people: readonly string[];
  readonly state: string;
}

function BrowserLine({ browser, people, state }: BrowserLineProps): JSX.Element {
  return (
    <div>
      <p class="person-name">
        <bdi>{browser}</bdi>
      </p>
      <p class="soft small">
        {people.length === 0 ? null : <>{conjunctionText(people)} · </>}
        {state}
      </p>
    </div>
  );
}

import type { JSX } from 'preact';
import type { Calendar } from '../../../domain/time/calendar.ts';
import type { EpochMs } from '../../../domain/time/units.ts';
import type { FolderView } from '../../../messages/shared-folder.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { Icon } from '../../../ui/components/icon.tsx';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { conjunctionText } from '../../../ui/text/format-list.ts';
import { request } from '../../request.ts';
import { goneText, heardText } from './folder-text.ts';
import { UnknownParents } from './unknown-parents.tsx';

interface Props {
  readonly folder: Pick<FolderView, 'others' | 'gone' | 'hasPin'>;
  readonly now: EpochMs;
  readonly calendar: Calendar;
  readonly onChange: () => void;
}

/**
 * The household's other browsers as they are known here, with parents to confirm, and those whose
 * files have gone from the folder (rules H4, H5).
 */
export function OtherBrowsers({ folder, now, calendar, onChange }: Props): JSX.Element {
  const { others, gone, hasPin } = folder;
  return (
    <>
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
                <UnknownParents other={other} hasPin={hasPin} onChange={onChange} />
              )}
            </li>
          );
        })}
        {gone.map(({ device, browser, people, ...times }) => (
          <li key={device} data-testid="gone-browser">
            <Icon name="device" />
            <BrowserLine browser={browser} people={people} state={goneText(times, now, calendar)} />
            <ForgetBrowser device={device} onChange={onChange} />
          </li>
        ))}
      </ul>
      <p class="soft small">{t('folderLost')}</p>
    </>
  );
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

interface ForgetProps {
  readonly device: string;
  readonly onChange: () => void;
}

/** Stops listing a browser whose file has gone. */
function ForgetBrowser({ device, onChange }: ForgetProps): JSX.Element {
  const { result, failed, run } = useAction();
  return (
    <>
      <Button small testId="forget-browser" onClick={() => run(forget)}>
        {t('agrRemove')}
      </Button>
      <ActionResult text={result} failed={failed} testId="forget-browser-result" />
    </>
  );

  async function forget(): Promise<void> {
    await request('forget-browser', { device });
    onChange();
  }
}

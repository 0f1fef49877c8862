import type { JSX } from 'preact';
import type { Calendar } from '../../../domain/time/calendar.ts';
import type { EpochMs } from '../../../domain/time/units.ts';
import type { FolderView } from '../../../messages/shared-folder.ts';
import { Icon } from '../../../ui/components/icon.tsx';
import { t } from '../../../ui/i18n.ts';
import { conjunctionText } from '../../../ui/text/format-list.ts';
import { heardText } from './folder-text.ts';
import { UnknownParents } from './unknown-parents.tsx';

interface Props {
  readonly folder: Pick<FolderView, 'others' | 'hasPin'>;
  readonly now: EpochMs;
  readonly calendar: Calendar;
  readonly onChange: () => void;
}

/** The household's other browsers as they are known here, and parents to confirm (rules H4, H5). */
export function OtherBrowsers({ folder, now, calendar, onChange }: Props): JSX.Element {
  return (
    <>
      <ul class="kin-people" role="list">
        {folder.others.map((other) => {
          const { device, browser, people, unknownParents } = other;
          return (
            <li key={device} data-testid="other-browser">
              <Icon name="device" />
              <div>
                <p class="person-name">
                  <bdi>{browser}</bdi>
                </p>
                <p class="soft small">
                  {people.length === 0 ? null : <>{conjunctionText(people)} · </>}
                  {heardText(other, now, calendar)}
                </p>
              </div>
              {unknownParents.length === 0 ? null : (
                <UnknownParents other={other} hasPin={folder.hasPin} onChange={onChange} />
              )}
            </li>
          );
        })}
      </ul>
      <p class="soft small">{t('folderLost')}</p>
    </>
  );
}

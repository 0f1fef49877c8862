import type { JSX } from 'preact';
import { Button } from '../../ui/components/controls/button.tsx';
import { t } from '../../ui/i18n.ts';
import { Avatar } from '../../ui/scene/avatar.tsx';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly isCurrent?: boolean;
  /** Left out where nobody here may change anything. */
  readonly onEdit?: (() => void) | undefined;
  readonly testId: string;
}

/** A member or a parent in a list: picture, name, PIN, and Edit. */
export function PersonRow(props: Props): JSX.Element {
  const { id, name, about, isCurrent = false, onEdit, testId } = props;
  return (
    <li class="person" data-testid={testId} aria-current={isCurrent ? 'true' : undefined}>
      <Avatar id={id} />
      <p>
        <bdi class="person-name">{name}</bdi>
        <span class="small soft">{about}</span>
      </p>
      {onEdit === undefined ? null : (
        <Button small testId={`${testId}-edit`} onClick={onEdit}>
          {t('edit')}
          <span class="unseen"> {name}</span>
        </Button>
      )}
    </li>
  );
}

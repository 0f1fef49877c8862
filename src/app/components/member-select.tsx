import type { JSX } from 'preact';
import { Avatar } from '../../ui/scene/avatar.tsx';
import { SegmentedControl } from '../../ui/components/controls/segmented-control.tsx';

interface Props {
  readonly label: string;
  /** Display names by id, in order. */
  readonly names: ReadonlyMap<string, string>;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  /** Shared by all buttons. */
  readonly testId: string;
}

/** Chooses one of several members; renders nothing for fewer than two. */
export function MemberSelect({ names, ...props }: Props): JSX.Element | null {
  if (names.size < 2) return null;
  const segments = Array.from(names, ([value, name]) => ({
    value,
    text: (
      <>
        <Avatar id={value} size="small" />
        <bdi>{name}</bdi>
      </>
    ),
  }));
  return <SegmentedControl segments={segments} {...props} />;
}

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { cleanName } from '../../domain/people/names.ts';
import type { BrowserProfileView } from '../../messages/views.ts';
import type { Failure } from '../../messages/index.ts';
import { t } from '../../ui/i18n.ts';
import { isolatedText } from '../../ui/text/display-names.ts';
import { actionErrorText } from '../agreement/action-error.ts';
import { ButtonLine } from '../components/button-line.tsx';

/** The name of a new parent while it is typed, and whether it is that of a member. */
export interface ParentName {
  readonly name: string;
  readonly setName: (name: string) => void;
  /** The member of that name. */
  readonly member: string | undefined;
  /** What makes them the same person, once the name was refused; `null` if it was not. */
  readonly cure: 'say' | 'confirm' | null;
  /** Explains why a request was refused, and notes whether there is a cure. */
  readonly describe: (failure: Failure) => string;
}

/** A new parent may be the member of the same name, if somebody says so (rule A22). */
export function useParentName(profile: BrowserProfileView): ParentName {
  const [name, setName] = useState('');
  const [cure, setCure] = useState<ParentName['cure']>(null);
  return {
    name,
    setName: (typed) => {
      setName(typed);
      setCure(null);
    },
    member: profile.members.find((member) => member.name === cleanName(name))?.id,
    cure,
    describe: (failure) => {
      if (failure.error === 'name-of-member') setCure('say');
      if (failure.error === 'parent-elsewhere') setCure('confirm');
      return actionErrorText(failure);
    },
  };
}

interface Props {
  readonly parent: ParentName;
  /** Called with the member who is that parent. */
  readonly onConfirm: (member: string) => void;
}

/** Says that a new parent is the member of the same name, where the name was refused for that. */
export function Namesake({ parent, onConfirm }: Props): JSX.Element | null {
  const { name, member, cure } = parent;
  if (cure === null || member === undefined) return null;
  return (
    <ButtonLine
      text={
        cure === 'say' ? t('kinIsParent', isolatedText(cleanName(name))) : t('folderConfirmParents')
      }
      testId="same-person"
      onClick={() => onConfirm(member)}
    />
  );
}

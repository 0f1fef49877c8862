import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Failure } from '../../messages/index.ts';
import { t } from '../../ui/i18n.ts';
import { isolatedText } from '../../ui/text/display-names.ts';
import { actionErrorText } from '../agreement/action-error.ts';
import { ButtonLine } from '../components/button-line.tsx';

/** The name of a new parent while it is typed. */
interface NewParentName {
  readonly name: string;
  readonly setName: (name: string) => void;
  /** Why it was refused, if it may be that of a member; `null` if it was not. */
  readonly refused: Failure | null;
  /** Explains why a request was refused, and notes whether that may be a member's name. */
  readonly describe: (failure: Failure) => string;
}

/** A new parent may be the member of the same name, if somebody says so (rule A22). */
export function useParentName(): NewParentName {
  const [name, setName] = useState('');
  const [refused, setRefused] = useState<Failure | null>(null);
  return {
    name,
    setName: (typed) => {
      setName(typed);
      setRefused(null);
    },
    refused,
    describe: (failure) => {
      if (failure.member !== undefined) setRefused(failure);
      return actionErrorText(failure);
    },
  };
}

interface Props {
  readonly parent: NewParentName;
  /** Called with the member who is that parent. */
  readonly onConfirm: (member: string) => void;
}

/** Says that a new parent is the member of the same name, where the name was refused for that. */
export function Namesake({ parent, onConfirm }: Props): JSX.Element | null {
  const { refused } = parent;
  const member = refused?.member;
  if (refused === null || member === undefined) return null;
  return (
    <ButtonLine
      text={
        refused.error === 'name-of-member'
          ? t('kinIsParent', isolatedText(refused.detail))
          : t('folderConfirmParents')
      }
      testId="same-person"
      onClick={() => onConfirm(member)}
    />
  );
}

import type { JSX } from 'preact';
import { t } from '../../../ui/i18n.ts';
import type { AgreementContext } from '../../agreement/context.ts';
import { Checkbox } from './inputs.tsx';

interface Props {
  readonly context: Pick<AgreementContext, 'profile' | 'member'>;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/**
 * Asks whether whoever is here is the member, where no PIN tells (rule A3): neither a parent's, nor
 * the member's own, which is asked for when the rules are saved.
 */
export function ForMyself({ context, checked, onChange }: Props): JSX.Element | null {
  const { profile, member } = context;
  if (profile.unlocked !== null || member.hasPin) return null;
  return (
    <Checkbox
      label={t('agrForMyself')}
      hint={t('agrForMyselfHint')}
      checked={checked}
      testId="for-myself"
      onChange={onChange}
    />
  );
}

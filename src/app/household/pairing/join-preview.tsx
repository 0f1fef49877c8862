import type { JSX } from 'preact';
import type { PairingView } from '../../../messages/views.ts';
import { t } from '../../../ui/i18n.ts';
import { isolatedText } from '../../../ui/text/display-names.ts';

interface Props {
  readonly view: PairingView;
  /**
   * Whom of the household this browser's member becomes; `null` for somebody new, or whom they are in
   * it already.
   */
  readonly as: string | null;
}

/** Says before joining which household it is, and as whom this browser joins. */
export function JoinPreview({ view, as }: Props): JSX.Element {
  const { name, again, newKey } = view;
  const joins = joinsText(view, as);
  return (
    <div role="status" data-testid="join-preview">
      {name === '' ? null : <p>{t('kinFound', isolatedText(name))}</p>}
      {again ? <p>{`${t('kinFoundAgain')} ${newKey ? t('kinNewKey') : ''}`.trim()}</p> : null}
      {joins === '' ? null : <p>{joins}</p>}
    </div>
  );
}

/** What joining came to: the same in other words. */
export function joinedText(view: PairingView, as: string | null): string {
  return `${t('logHouseholdJoined')} ${holdsText(view, as)}`.trim();
}

/** As whom; empty if as before. */
function joinsText(view: PairingView, as: string | null): string {
  if (as === null && view.again) return '';
  if (as === null) return `${t('kinJoinsNew')} ${holdsText(view, as)}`;
  const name = nameOf(view, as);
  if (name === '') return t('kinJoinsUnnamed');
  return `${t('kinJoinsAs', name)} ${holdsText(view, as)}`;
}

/** Whose limits hold here; empty if the same as before. */
function holdsText(view: PairingView, as: string | null): string {
  if (as === null) return view.again ? '' : t('kinHoldsNone');
  const name = nameOf(view, as);
  return name === '' ? '' : t('kinHolds', name);
}

/** Empty if the pairing does not tell. */
function nameOf({ person, personName, persons }: PairingView, id: string): string {
  const told = persons.find((one) => one.id === id)?.name ?? (id === person ? personName : '');
  return told === '' ? '' : isolatedText(told);
}

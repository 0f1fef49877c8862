import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OtherBrowserView } from '../../../messages/shared-folder.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button, ButtonLink } from '../../../ui/components/controls/button.tsx';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { isolatedText } from '../../../ui/text/display-names.ts';
import { conjunctionText } from '../../../ui/text/format-list.ts';
import { errorText } from '../../../ui/text/error-text.ts';
import { placeHref } from '../../agreement/places.ts';
import { request } from '../../request.ts';

interface Props {
  readonly other: Pick<OtherBrowserView, 'device' | 'unknownParents'>;
  /** Whether a parent has a PIN here. */
  readonly hasPin: boolean;
  readonly onChange: () => void;
}

/**
 * Parents of another browser whom somebody has to confirm here (rule H5). Without a PIN here, they
 * are unknown because a member has their name; they give their PIN where a first one is set.
 */
export function UnknownParents({ other, hasPin, onChange }: Props): JSX.Element {
  const [namesake, setNamesake] = useState('');
  const { result, failed, run } = useAction();
  return (
    <div class="wide">
      <p>{t('folderParents', conjunctionText(other.unknownParents))}</p>
      {hasPin ? (
        <Button small testId="confirm-parents" onClick={() => run(() => confirm(false))}>
          {t('folderConfirmParents')}
        </Button>
      ) : (
        <ButtonLink kind="plain" small href={placeHref('people')} testId="confirm-parents-pin">
          {t('folderConfirmParents')}
        </ButtonLink>
      )}
      <ActionResult text={result} failed={failed} testId="confirm-parents-result" />
      {namesake === '' ? null : (
        <Button small testId="same-person" onClick={() => run(() => confirm(true))}>
          {t('kinIsParent', isolatedText(namesake))}
        </Button>
      )}
    </div>
  );

  async function confirm(areMembers: boolean): Promise<void> {
    await request('confirm-parents', { device: other.device, areMembers }, (failure) => {
      setNamesake(failure.error === 'name-of-member' ? failure.detail : '');
      return errorText(failure);
    });
    onChange();
  }
}

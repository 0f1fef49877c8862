import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OtherBrowserView } from '../../../messages/shared-folder.ts';
import type { Failure } from '../../../messages/index.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button, ButtonLink } from '../../../ui/components/controls/button.tsx';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { isolatedText } from '../../../ui/text/display-names.ts';
import { conjunctionText } from '../../../ui/text/format-list.ts';
import { errorText } from '../../../ui/text/error-text.ts';
import { askOrThrow } from '../../agreement/action-error.ts';
import { placeHref } from '../../agreement/places.ts';

interface Props {
  readonly other: Pick<OtherBrowserView, 'device' | 'unknownParents'>;
  /** Whether a parent has a PIN here. */
  readonly hasPin: boolean;
  readonly onChange: () => void;
}

/**
 * Parents of another browser whom somebody has to confirm here (rule H5). Without a PIN here, they
 * are unknown because a member has their name or one like it; they give their PIN where a first one
 * is set.
 */
export function UnknownParents({ other, hasPin, onChange }: Props): JSX.Element {
  /** Names the member who may be one of them (rule A22); `null` if nobody was asked about. */
  const [asked, setAsked] = useState<Failure | null>(null);
  const { result, failed, run } = useAction();
  return (
    <div class="wide">
      <p>{t('folderParents', conjunctionText(other.unknownParents))}</p>
      {hasPin ? (
        <Button small testId="confirm-parents" onClick={() => run(() => confirm())}>
          {t('folderConfirmParents')}
        </Button>
      ) : (
        <ButtonLink kind="plain" small href={placeHref('people')} testId="confirm-parents-pin">
          {t('folderConfirmParents')}
        </ButtonLink>
      )}
      <ActionResult text={result} failed={failed} testId="confirm-parents-result" />
      {asked === null ? null : (
        <Button small testId="same-person" onClick={() => run(() => confirm(asked.member))}>
          {t('kinIsParent', isolatedText(asked.detail))}
        </Button>
      )}
    </div>
  );

  async function confirm(member?: string): Promise<void> {
    const same = member === undefined ? {} : { member };
    // Others may be known by now even if one is left to be asked about.
    await askOrThrow('confirm-parents', { device: other.device, ...same }, onChange, (failure) => {
      setAsked(failure.error === 'name-of-member' ? failure : null);
      return errorText(failure);
    });
    setAsked(null);
  }
}

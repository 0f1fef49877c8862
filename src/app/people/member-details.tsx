import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { BrowserProfileView, MemberView } from '../../messages/views.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { ButtonLine } from '../components/button-line.tsx';
import { t } from '../../ui/i18n.ts';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { TextInput } from '../limits-form/fields/inputs.tsx';
import { containsUrl } from '../../ui/contains-url.ts';
import { memberName } from '../../ui/text/display-names.ts';
import { PinInput } from '../../ui/components/controls/pin-input.tsx';
import { NewPinFields, NO_PIN } from '../pin/new-pin.tsx';
import { askOrThrow } from '../agreement/action-error.ts';

interface Props {
  readonly profile: BrowserProfileView;
  readonly member: MemberView;
  readonly refresh: () => void;
}

interface NamedProps extends Props {
  readonly name: string;
}

/** A member's name and PIN, and their removal. */
export function MemberDetails(props: Props): JSX.Element {
  const { profile, member } = props;
  const name = memberName(profile, member);
  return (
    <details class="person-details">
      <summary data-testid="manage">{t('memberManage')}</summary>
      <Rename {...props} />
      <OwnPin {...props} name={name} />
      {profile.members.length > 1 ? <Remove {...props} name={name} /> : null}
    </details>
  );
}

function Rename({ member, refresh }: Props): JSX.Element {
  const [name, setName] = useState(member.name);
  const { result, failed, submit } = useAction();
  return (
    <form class="stack" noValidate onSubmit={submit(rename)}>
      <TextInput
        label={t('memberRename')}
        value={name}
        maxLength={60}
        testId="rename"
        onInput={setName}
      />
      <ButtonLine text={t('memberRenameDo')} testId="rename-do" />
      <ActionResult text={result} failed={failed} testId="rename-result" />
    </form>
  );

  async function rename(): Promise<string> {
    if (containsUrl(name)) throw new ActionError(t('memberNameRefused'));
    await askOrThrow('rename-member', { member: member.id, memberName: name.trim() }, refresh);
    return t('memberRenamed');
  }
}

function OwnPin({ member, refresh, name }: NamedProps): JSX.Element {
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState(NO_PIN);
  const { result, failed, submit } = useAction();
  const id = useId();
  return (
    <form class="stack" noValidate onSubmit={submit(set)}>
      <p class="hint">{t('memberPinText')}</p>
      {member.hasPin ? (
        <>
          <p>{t('memberPinHas', name)}</p>
          <PinInput
            label={t('memberPinCurrent')}
            value={current}
            testId="own-pin-current"
            describedBy={id}
            onInput={setCurrent}
          />
        </>
      ) : null}
      <NewPinFields value={typed} onInput={setTyped} prefix="own-pin" describedBy={id} />
      <div id={id}>
        <ActionResult text={result} failed={failed} testId="own-pin-result" />
      </div>
      <ButtonLine text={t('memberPinDo')} testId="own-pin-do" />
    </form>
  );

  async function set(): Promise<string> {
    await askOrThrow('set-member-pin', { member: member.id, ...typed, current }, refresh);
    setTyped(NO_PIN);
    setCurrent('');
    return t('memberPinDone');
  }
}

function Remove({ member, refresh, name }: NamedProps): JSX.Element {
  const { result, failed, run } = useAction();
  const remove = async (): Promise<string> => {
    await askOrThrow('remove-member', { member: member.id }, refresh);
    return t('memberRemoved', name);
  };
  return (
    <>
      <ConfirmButton
        label={t('memberRemove', name)}
        testId="remove-member"
        title={t('memberRemoveAsk', name)}
        text={t('memberRemoveText')}
        onConfirm={() => run(remove)}
      />
      <ActionResult text={result} failed={failed} testId="remove-member-result" />
    </>
  );
}

import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ask } from '../../platform/messaging/message-client.ts';
import type { BrowserProfileView, MemberView } from '../../messages/views.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { PinInput } from '../../ui/components/controls/pin-input.tsx';
import { containsUrl } from '../../ui/contains-url.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { t } from '../../ui/i18n.ts';
import { memberName } from '../../ui/text/display-names.ts';
import { actionErrorText, askOrThrow } from '../agreement/action-error.ts';
import { ButtonLine } from '../components/button-line.tsx';
import { ConfirmButton } from '../components/confirm-button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextInput } from '../limits-form/fields/inputs.tsx';
import { NewPinFields, NO_PIN } from '../pin/new-pin.tsx';

interface Props {
  readonly profile: BrowserProfileView;
  readonly member: MemberView;
  readonly refresh: () => void;
  /** Called with what was done, in words. */
  readonly onDone: (message: string) => void;
}

interface NamedProps extends Props {
  readonly name: string;
}

interface DialogProps extends Props {
  readonly onClose: () => void;
}

/** Switches to a member; changes their name or PIN; removes them. */
export function MemberDetails({ onClose, ...props }: DialogProps): JSX.Element {
  const { profile, member } = props;
  const name = memberName(profile, member);
  return (
    <Dialog title={name} onClose={onClose} testId="member-editor">
      {profile.current === member.id ? null : <Switch {...props} name={name} />}
      <Rename {...props} />
      <OwnPin {...props} name={name} />
      {profile.members.length > 1 ? <Remove {...props} name={name} /> : null}
    </Dialog>
  );
}

function Switch({ member, refresh, name, onDone }: NamedProps): JSX.Element {
  const [needsPin, setNeedsPin] = useState(false);
  const [pin, setPin] = useState('');
  const { result, failed, submit } = useAction();
  const id = useId();
  return (
    <form class="editor-part" noValidate onSubmit={submit(switchMember)}>
      {needsPin ? (
        <PinInput
          label={member.hasPin ? t('memberSwitchPin', name) : t('pinTitle')}
          value={pin}
          testId="switch-pin"
          describedBy={id}
          onInput={setPin}
        />
      ) : null}
      <div id={id}>
        <ActionResult text={result} failed={failed} testId="switch-result" />
      </div>
      <ButtonLine text={t('memberSwitch', name)} testId="switch-member" />
    </form>
  );

  async function switchMember(): Promise<void> {
    const answer = await ask('switch-member', { member: member.id, pin });
    refresh();
    if (answer.ok) {
      onDone(t('memberSwitched', name));
      return;
    }
    if (answer.error !== 'needs-pin') throw new ActionError(actionErrorText(answer));
    setNeedsPin(true);
  }
}

function Rename({ member, refresh, onDone }: Props): JSX.Element {
  const [name, setName] = useState(member.name);
  const { result, failed, submit } = useAction();
  return (
    <form class="editor-part" noValidate onSubmit={submit(rename)}>
      <TextInput
        label={t('personName')}
        value={name}
        maxLength={60}
        testId="rename"
        onInput={setName}
      />
      <ActionResult text={result} failed={failed} testId="rename-result" />
      <ButtonLine text={t('memberRenameDo')} testId="rename-do" />
    </form>
  );

  async function rename(): Promise<void> {
    if (containsUrl(name)) throw new ActionError(t('agrNoAddress'));
    await askOrThrow('rename-member', { member: member.id, memberName: name.trim() }, refresh);
    onDone(t('saved'));
  }
}

function OwnPin({ member, refresh, name, onDone }: NamedProps): JSX.Element {
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState(NO_PIN);
  const { result, failed, submit } = useAction();
  const id = useId();
  return (
    <form class="editor-part" noValidate onSubmit={submit(set)}>
      <h3>{t('memberPinNew', name)}</h3>
      <p class="small soft">{t('memberPinText')}</p>
      {member.hasPin ? (
        <PinInput
          label={t('memberSwitchPin', name)}
          value={current}
          testId="own-pin-current"
          describedBy={id}
          onInput={setCurrent}
        />
      ) : null}
      <NewPinFields value={typed} onInput={setTyped} prefix="own-pin" describedBy={id} />
      <div id={id}>
        <ActionResult text={result} failed={failed} testId="own-pin-result" />
      </div>
      <ButtonLine text={t('pinSet')} testId="own-pin-do" />
    </form>
  );

  async function set(): Promise<void> {
    await askOrThrow('set-member-pin', { member: member.id, ...typed, current }, refresh);
    onDone(t('saved'));
  }
}

function Remove({ member, refresh, name, onDone }: NamedProps): JSX.Element {
  const { result, failed, run } = useAction();
  const remove = async (): Promise<void> => {
    await askOrThrow('remove-member', { member: member.id }, refresh);
    onDone(t('personRemoved', name));
  };
  return (
    <div class="editor-part">
      <ConfirmButton
        label={t('personRemove', name)}
        testId="remove-member"
        text={t('memberRemoveText')}
        onConfirm={() => run(remove)}
      />
      <ActionResult text={result} failed={failed} testId="remove-member-result" />
    </div>
  );
}

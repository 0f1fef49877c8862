import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { ask } from '../../platform/messaging/message-client.ts';
import type { BrowserProfileView, MemberView } from '../../messages/views.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { ButtonLine } from '../components/button-line.tsx';
import { t } from '../../ui/i18n.ts';
import { TextInput } from '../limits-form/fields/inputs.tsx';
import { cleanName } from '../../domain/people/names.ts';
import { containsUrl } from '../../ui/contains-url.ts';
import { isolatedText, memberName } from '../../ui/text/display-names.ts';
import { MemberDetails } from './member-details.tsx';
import { PinInput } from '../../ui/components/controls/pin-input.tsx';
import { actionErrorText, askOrThrow } from '../agreement/action-error.ts';

interface PeopleProps {
  readonly profile: BrowserProfileView;
  readonly refresh: () => void;
  /** Members can be added once counting has begun; each must have read about it. */
  readonly isCounted: boolean;
}

/** The members of this browser profile, and who is watching. */
export function People(props: PeopleProps): JSX.Element {
  const { profile, isCounted, refresh } = props;
  return (
    <section class="panel" data-testid="people">
      <h2>{t('memberTitle')}</h2>
      <p class="hint">{t('memberText')}</p>
      <ul class="people" role="list">
        {profile.members.map((member) => (
          <Member key={member.id} {...props} member={member} />
        ))}
      </ul>
      {isCounted ? <AddMember refresh={refresh} /> : null}
    </section>
  );
}

interface MemberProps extends PeopleProps {
  readonly member: MemberView;
}

function Member({ profile, member, isCounted, refresh }: MemberProps): JSX.Element {
  const name = memberName(profile, member);
  const isCurrent = profile.current === member.id;
  const [needsPin, setNeedsPin] = useState(false);
  const [pin, setPin] = useState('');
  const { result, failed, submit } = useAction();
  const id = useId();
  return (
    <li data-testid="person" aria-current={isCurrent ? 'true' : undefined}>
      <span class="person-name">
        <bdi>{name}</bdi>
        {isCurrent && isCounted ? <span class="mark">{t('memberCurrent')}</span> : null}
      </span>
      {isCurrent ? null : (
        <form class="stack" noValidate onSubmit={submit(switchMember)}>
          {needsPin ? (
            <PinInput
              label={t('memberSwitchPin', name)}
              value={pin}
              testId="switch-pin"
              describedBy={id}
              onInput={setPin}
            />
          ) : null}
          <ButtonLine text={t('memberSwitch', name)} testId="switch-member" />
        </form>
      )}
      <div id={id} class="person-said">
        <ActionResult text={result} failed={failed} testId="switch-result" />
      </div>
      <MemberDetails profile={profile} member={member} refresh={refresh} />
    </li>
  );

  async function switchMember(): Promise<string> {
    const answer = await ask('switch-member', { member: member.id, pin });
    refresh();
    if (!answer.ok) {
      if (answer.error !== 'needs-pin') throw new ActionError(actionErrorText(answer));
      setNeedsPin(true);
      return '';
    }
    setNeedsPin(false);
    setPin('');
    return t('memberSwitched', name);
  }
}

function AddMember({ refresh }: { readonly refresh: () => void }): JSX.Element {
  const [name, setName] = useState('');
  const { result, failed, submit } = useAction();
  return (
    <details>
      <summary data-testid="add-member-open">{t('memberAdd')}</summary>
      <form class="stack" noValidate onSubmit={submit(add)}>
        <TextInput
          label={t('memberAddName')}
          value={name}
          maxLength={60}
          testId="add-member-name"
          onInput={setName}
        />
        <p class="hint">{t('memberAddHint')}</p>
        <ButtonLine text={t('memberAddDo')} testId="add-member" />
        <ActionResult text={result} failed={failed} testId="add-member-result" />
      </form>
    </details>
  );

  async function add(): Promise<string> {
    const added = cleanName(name);
    if (added === '') throw new ActionError(t('pinNameMissing'));
    if (containsUrl(name)) throw new ActionError(t('memberNameRefused'));
    await askOrThrow('add-member', { memberName: added }, refresh);
    setName('');
    return t('memberAdded', isolatedText(added));
  }
}

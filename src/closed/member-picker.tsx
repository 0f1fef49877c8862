import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../platform/messaging/message-client.ts';
import type { Failure } from '../messages/index.ts';
import type { BrowserProfileView, MemberView } from '../messages/views.ts';
import { ActionError, useAction } from '../ui/hooks/use-action.ts';
import { errorText } from '../ui/text/error-text.ts';
import { ActionResult } from '../ui/components/action-result.tsx';
import { t } from '../ui/i18n.ts';
import { openSite } from './open-site.ts';
import { Button } from '../ui/components/controls/button.tsx';
import { PinInput } from '../ui/components/controls/pin-input.tsx';
import { PinLockout } from '../ui/components/pin-lockout.tsx';
import { memberName } from '../ui/text/display-names.ts';
import { Avatar } from '../ui/scene/avatar.tsx';

/** Asks who is watching, then opens the site. */
export function MemberPicker({ profile }: { readonly profile: BrowserProfileView }): JSX.Element {
  const { members, current, verdict } = profile;
  const { result, failed, run, submit } = useAction();
  const [chosen, setChosen] = useState<MemberView | null>(null);
  const [pin, setPin] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), [chosen]);

  const choose = async (member: MemberView, typed: string): Promise<void> => {
    const answer = await ask('switch-member', { member: member.id, pin: typed });
    setFailure(answer.ok ? null : answer);
    setPin('');
    if (answer.ok) openSite();
    else if (answer.error === 'needs-pin' && typed === '') setChosen(member);
    else throw new ActionError(errorText(answer));
  };

  return (
    <div class="who">
      <ul class="row" role="list">
        {members.map((member) =>
          member.id === current && verdict.reason !== 'who' ? null : (
            <li key={member.id}>
              <button
                type="button"
                aria-pressed={chosen?.id === member.id}
                data-testid="who-member"
                onClick={() => {
                  setChosen(null);
                  run(() => choose(member, ''));
                }}
              >
                <Avatar id={member.id} size="large" />
                {memberName(profile, member)}
              </button>
            </li>
          ),
        )}
      </ul>
      {chosen === null ? null : (
        <form
          class="closed-form"
          noValidate
          ref={form}
          onSubmit={submit(() => choose(chosen, pin))}
        >
          <PinInput
            label={
              chosen.hasPin ? t('memberSwitchPin', memberName(profile, chosen)) : t('pinTitle')
            }
            testId="who-pin"
            canReveal={false}
            value={pin}
            onInput={setPin}
          />
          <Button kind="primary" testId="who-submit">
            {t('stepNext')}
          </Button>
        </form>
      )}
      <ActionResult text={result} failed={failed} testId="who-result" />
      {chosen === null ? null : <PinLockout profile={profile} failure={failure} />}
    </div>
  );
}

import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { cleanName } from '../../domain/people/names.ts';
import type { BrowserProfileView, MemberView } from '../../messages/views.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { Button } from '../../ui/components/controls/button.tsx';
import { Icon } from '../../ui/components/icon.tsx';
import { containsUrl } from '../../ui/contains-url.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { t } from '../../ui/i18n.ts';
import { isolatedText, memberName } from '../../ui/text/display-names.ts';
import { askOrThrow } from '../agreement/action-error.ts';
import { Dialog } from '../components/dialog.tsx';
import { TextInput } from '../limits-form/fields/inputs.tsx';
import { MemberDetails } from './member-details.tsx';
import { PersonRow } from './person-row.tsx';

interface Props {
  readonly profile: BrowserProfileView;
  readonly refresh: () => void;
  /** Members can be added once counting has begun; each must have read about it. */
  readonly isCounted: boolean;
}

/** The members of this browser profile, and who is watching. Each has an editor. */
export function People({ profile, isCounted, refresh }: Props): JSX.Element {
  const [edited, edit] = useState<string | null>(null);
  const [adds, setAdds] = useState(false);
  const { result, failed, run } = useAction();
  const member = profile.members.find(({ id }) => id === edited);
  return (
    <section class="card" data-testid="people">
      <h2>{t('memberTitle')}</h2>
      <ul class="lines" role="list">
        {profile.members.map((one) => {
          const name = memberName(profile, one);
          const isCurrent = profile.current === one.id;
          return (
            <PersonRow
              key={one.id}
              id={one.id}
              name={name}
              about={aboutText(one, isCurrent && isCounted)}
              isCurrent={isCurrent}
              onEdit={() => edit(one.id)}
              testId="person"
            />
          );
        })}
      </ul>
      {isCounted ? (
        <p>
          <Button small testId="add-member-open" onClick={() => setAdds(true)}>
            <Icon name="add" />
            {t('memberAdd')}
          </Button>
        </p>
      ) : null}
      <ActionResult text={result} failed={failed} testId="people-result" />
      {member === undefined ? null : (
        <MemberDetails
          profile={profile}
          member={member}
          refresh={refresh}
          onClose={() => edit(null)}
          onDone={done}
        />
      )}
      {adds ? <AddMember refresh={refresh} onClose={() => setAdds(false)} onDone={done} /> : null}
    </section>
  );

  /** Closes the editor and says what was done. */
  function done(message: string): void {
    edit(null);
    setAdds(false);
    run(() => Promise.resolve(message));
  }
}

function aboutText({ hasPin }: MemberView, isWatching: boolean): string {
  const facts = [...(isWatching ? [t('memberCurrent')] : []), ...(hasPin ? [t('pinLabel')] : [])];
  return facts.join(' · ');
}

interface AddProps {
  readonly refresh: () => void;
  readonly onClose: () => void;
  readonly onDone: (message: string) => void;
}

function AddMember({ refresh, onClose, onDone }: AddProps): JSX.Element {
  const [name, setName] = useState('');
  const { result, failed, submit } = useAction();
  return (
    <Dialog title={t('memberAdd')} onClose={onClose}>
      <form class="editor-form" noValidate onSubmit={submit(add)}>
        <TextInput
          label={t('personName')}
          value={name}
          maxLength={60}
          testId="add-member-name"
          onInput={setName}
        />
        <p class="small soft">{t('memberAddHint')}</p>
        <ActionResult text={result} failed={failed} testId="add-member-result" />
        <p class="editor-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" testId="add-member">
            {t('add')}
          </Button>
        </p>
      </form>
    </Dialog>
  );

  async function add(): Promise<void> {
    const added = cleanName(name);
    if (added === '') throw new ActionError(t('failureNameMissing'));
    if (containsUrl(name)) throw new ActionError(t('agrNoAddress'));
    await askOrThrow('add-member', { memberName: added }, refresh);
    onDone(t('personAdded', isolatedText(added)));
  }
}

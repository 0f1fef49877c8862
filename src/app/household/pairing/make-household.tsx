import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { TextInput } from '../../limits-form/fields/inputs.tsx';
import type { MemberView } from '../../../messages/views.ts';
import { useHasRules } from '../../use-has-rules.ts';
import { NextUserField, SOMEONE_NEW, UNDECIDED } from './next-user-field.tsx';
import type { NextUser } from './next-user-field.tsx';
import { containsUrl } from '../../../ui/contains-url.ts';
import { request } from '../../request.ts';

interface Props {
  readonly members: readonly MemberView[];
  /** Called with the message to show, and with the member who uses the next browser. */
  readonly onDone: (message: string, next: NextUser) => void;
}

/** Creates a household with the members of this browser, for other browsers to join (rule H2). */
export function MakeHousehold({ members, onDone }: Props): JSX.Element {
  const [name, setName] = useState(() => t('kinNameDefault'));
  const [chosen, setChosen] = useState<NextUser | null>(null);
  const hasRules = useHasRules();
  const next = chosen ?? likelyNext(members, hasRules);
  const { result, failed, submit } = useAction();
  return (
    <form class="stack" noValidate onSubmit={submit(make)}>
      <TextInput
        label={t('kinName')}
        value={name}
        maxLength={60}
        testId="household-name"
        onInput={setName}
      />
      <NextUserField people={members} value={next} onChange={setChosen} />
      <p>
        <Button testId="make-household">{t('kinMake')}</Button>
      </p>
      <ActionResult text={result} failed={failed} testId="make-household-result" />
    </form>
  );

  async function make(): Promise<void> {
    if (containsUrl(name)) throw new ActionError(t('agrNoAddress'));
    await request('make-household', { householdName: name.trim() });
    onDone(t('kinMade'), next);
  }
}

/** One person's limits are to hold in the next browser, too; of several nobody knows whose it is. */
function likelyNext([first, ...others]: readonly MemberView[], hasRules: boolean): NextUser {
  if (first === undefined || others.length > 0) return UNDECIDED;
  return hasRules ? first.id : SOMEONE_NEW;
}

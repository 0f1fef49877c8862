import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../../../platform/messaging/message-client.ts';
import type { Reply } from '../../../messages/index.ts';
import type { HouseholdView } from '../../../messages/views.ts';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { download } from '../../../ui/download.ts';
import { t } from '../../../ui/i18n.ts';
import { actionError } from '../action-error.ts';

/** What another browser joins with; shown when it is wanted, and for as long. */
export function PairBrowser({ household }: { readonly household: HouseholdView }): JSX.Element {
  const [as, setAs] = useState('');
  const [shown, setShown] = useState<readonly string[] | null>(null);
  const { result, failed, run } = useAction();
  return (
    <details data-testid="pair-browser">
      <summary>{t('kinPair')}</summary>
      <p class="hint">{t('kinPairText')}</p>
      <label class="field">
        <span class="label">{t('kinPairFor')}</span>
        <select
          data-testid="pair-for"
          value={as}
          onChange={({ currentTarget }) => {
            setAs(currentTarget.value);
            setShown(null);
          }}
        >
          <option value="">{t('kinAsNew')}</option>
          {household.persons.map(({ id, name }, i) => (
            <option key={id} value={id}>
              {name || t('memberUnnamed', String(i + 1))}
            </option>
          ))}
        </select>
      </label>
      {shown === null ? null : <Letters groups={shown} />}
      <p class="buttons">
        <button
          type="button"
          data-testid="show-pairing"
          aria-expanded={shown !== null}
          onClick={() => {
            if (shown === null) run(show);
            else setShown(null);
          }}
        >
          {t(shown === null ? 'kinPairShow' : 'kinPairHide')}
        </button>
        <button type="button" data-testid="save-pairing" onClick={() => run(save)}>
          {t('kinPairSave')}
        </button>
      </p>
      <ActionResult text={result} failed={failed} testId="pair-result" />
    </details>
  );

  async function pairing(): Promise<Reply<'pairing'>> {
    const answer = await ask('pairing', { as: as === '' ? null : as });
    if (!answer.ok) throw actionError(answer);
    return answer;
  }

  async function show(): Promise<string> {
    setShown((await pairing()).groups);
    return '';
  }

  async function save(): Promise<string> {
    const { file } = await pairing();
    download(file.name, 'text/plain', file.content);
    return t('kinPairSaved', file.name);
  }
}

/** Letters in groups, which are easier to read aloud; the blanks between them do not matter. */
function Letters({ groups }: { readonly groups: readonly string[] }): JSX.Element {
  return (
    <p>
      <code class="letters" dir="ltr" data-testid="pairing-letters">
        {groups.map((group, i) => (
          <span key={i}>{group} </span>
        ))}
      </code>
    </p>
  );
}

import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { copyText } from '../../../platform/clipboard.ts';
import type { Reply } from '../../../messages/index.ts';
import type { HouseholdView } from '../../../messages/views.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { download } from '../../../ui/download.ts';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { displayNames } from '../../../ui/text/display-names.ts';
import { SelectField } from '../../components/select-field.tsx';
import { request } from '../../request.ts';

interface Props {
  readonly household: HouseholdView;
  /** Whether a shared folder makes limits hold in several browsers. */
  readonly isInStep?: boolean;
  /** Whether to show the text at once: the household has just been made. */
  readonly isNew?: boolean;
}

/** The pairing that another browser joins with (rule H2), shown on request. */
export function PairBrowser({ household, isInStep = false, isNew = false }: Props): JSX.Element {
  const [as, setAs] = useState('');
  const [shown, setShown] = useState<Reply<'pairing'> | null>(null);
  const { result, failed, run } = useAction();
  useEffect(() => {
    // Nobody pressed for it, so the message that the household was made stays.
    if (isNew) void show().catch(() => undefined);
  }, [isNew]);
  return (
    <section class="card" data-testid="pair-browser">
      <h3>{t('kinPair')}</h3>
      <p class="soft">{t('kinPairText')}</p>
      <SelectField
        label={t('kinPairFor')}
        value={as}
        options={[['', t('kinAsNew')], ...displayNames(household.persons)]}
        onChange={(person) => {
          setAs(person);
          setShown(null);
        }}
        testId="pair-for"
      />
      {isInStep && as === '' ? (
        <p class="hint" data-testid="pair-for-hint">
          {t('kinPairForSomeone')}
        </p>
      ) : null}
      {shown === null ? null : <PairingText groups={shown.groups} testId="pairing-text" />}
      {shown === null || shown.short === null ? null : (
        <>
          <p class="soft">{t('folderInPairing')}</p>
          {/* Too long to read aloud. */}
          <p>
            <Button small testId="copy-pairing" onClick={() => run(async () => copy(shown.groups))}>
              {t('copyText')}
            </Button>
          </p>
          <details>
            <summary>{t('kinPairShort')}</summary>
            <PairingText groups={shown.short} testId="pairing-short" />
          </details>
        </>
      )}
      <p class="buttons">
        <Button
          testId="show-pairing"
          expanded={shown !== null}
          onClick={() => {
            if (shown === null) run(show);
            else setShown(null);
          }}
        >
          {t(shown === null ? 'kinPairShow' : 'kinPairHide')}
        </Button>
        <Button kind="quiet" testId="save-pairing" onClick={() => run(save)}>
          {t('giveFile')}
        </Button>
      </p>
      <ActionResult text={result} failed={failed} testId="pair-result" />
    </section>
  );

  async function pairing(): Promise<Reply<'pairing'>> {
    return request('pairing', { as: as === '' ? null : as });
  }

  async function show(): Promise<void> {
    setShown(await pairing());
  }

  async function copy(groups: readonly string[]): Promise<string> {
    await copyText(groups.join(' ')).catch(() => {
      throw new ActionError(t('giveNotCopied'));
    });
    return t('giveCopied');
  }

  async function save(): Promise<string> {
    const { file } = await pairing();
    download(file.name, 'text/plain', file.content);
    return t('kinPairSaved', file.name);
  }
}

/** Groups are easier to read aloud; blanks are ignored when reading the text. */
function PairingText({
  groups,
  testId,
}: {
  readonly groups: readonly string[];
  readonly testId: string;
}): JSX.Element {
  return (
    <p>
      <code class="letters" dir="ltr" data-testid={testId}>
        {groups.map((group, i) => (
          <span key={i}>{group} </span>
        ))}
      </code>
    </p>
  );
}

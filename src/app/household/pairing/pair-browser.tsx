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
import { request } from '../../request.ts';
import { NextUserField, SOMEONE_NEW, UNDECIDED } from './next-user-field.tsx';
import type { NextUser } from './next-user-field.tsx';

interface Props {
  readonly household: HouseholdView;
  /** Whether the pairing tells of a shared folder. */
  readonly isInStep?: boolean;
  /** Whom it is for, if that was chosen when the household was made; then the text is shown at once. */
  readonly madeFor?: NextUser;
}

/** The pairing that another browser joins with (rule H2): first for whom it is, then the text on request. */
export function PairBrowser(props: Props): JSX.Element {
  const { household, isInStep = false, madeFor = UNDECIDED } = props;
  const [as, setAs] = useState(madeFor);
  const [shown, setShown] = useState<Reply<'pairing'> | null>(null);
  const { result, failed, run } = useAction();
  useEffect(() => {
    // Nobody pressed for it, so the message that the household was made stays.
    if (madeFor !== UNDECIDED) void show().catch(() => undefined);
  }, [madeFor]);
  return (
    <section class="card" data-testid="pair-browser">
      <h3>{t('kinPair')}</h3>
      <NextUserField
        people={household.persons}
        value={as}
        onChange={(person) => {
          setAs(person);
          setShown(null);
        }}
      />
      {as === UNDECIDED ? null : <p class="soft">{t('kinPairText')}</p>}
      {shown === null ? null : <PairingText groups={shown.groups} testId="pairing-text" />}
      {shown === null || shown.short === null ? null : (
        <>
          {isInStep ? <p class="soft">{t('folderInPairing')}</p> : null}
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
      {as === UNDECIDED ? null : (
        <p class="buttons">
          <Button
            testId="show-pairing"
            expanded={shown !== null}
            onClick={() => {
              if (shown === null) run(show);
              else setShown(null);
            }}
          >
            {t(shown === null ? 'kinPairShow' : 'pinHide')}
          </Button>
          <Button kind="quiet" testId="save-pairing" onClick={() => run(save)}>
            {t('giveFile')}
          </Button>
        </p>
      )}
      <ActionResult text={result} failed={failed} testId="pair-result" />
    </section>
  );

  async function pairing(): Promise<Reply<'pairing'>> {
    return request('pairing', { as: as === SOMEONE_NEW ? null : as });
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

import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { parseFolderAddress } from '../../../domain/household/sharing/folder-address.ts';
import { requestFolderAccess } from '../../../platform/extension/host-permission.ts';
import { userAgent } from '../../../platform/user-agent.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { Field } from '../../../ui/components/controls/field.tsx';
import { PinInput } from '../../../ui/components/controls/pin-input.tsx';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { TextInput } from '../../limits-form/fields/inputs.tsx';
import { request } from '../../request.ts';
import { defaultBrowserName } from './browser-name.ts';
import { addressFaultText, faultyFields, folderErrorText } from './folder-text.ts';
import type { ConnectionField } from './folder-text.ts';

interface Props {
  /** What is entered already: by a pairing, or the connection that is changed. */
  readonly entered: { readonly address: string; readonly user: string; readonly browser?: string };
  /** Whether this browser is connected, so that an empty password keeps the one that is stored. */
  readonly isConnected: boolean;
  readonly onDone: () => void;
}

/** Connects this browser to the household's shared folder, or changes the connection (rule H4). */
export function ConnectFolder({ entered, isConnected, onDone }: Props): JSX.Element {
  const [address, setAddress] = useState(entered.address);
  const [user, setUser] = useState(entered.user);
  const [password, setPassword] = useState('');
  const [browser, setBrowser] = useState(entered.browser ?? defaultBrowserName(userAgent()));
  const [faulty, setFaulty] = useState<readonly ConnectionField[]>([]);
  const { result, failed, submit } = useAction();
  const id = useId();
  const faultId = (field: ConnectionField): string | undefined =>
    failed && faulty.includes(field) ? id : undefined;
  const parsed = parseFolderAddress(address);
  const isPlain = typeof parsed !== 'string' && parsed.isPlain;
  return (
    <form class="stack folder-form" noValidate onSubmit={submit(connect)}>
      <Field label={t('folderAddress')} hint={t('folderAddressHint')} faultId={faultId('address')}>
        {(attributes) => (
          <input
            {...attributes}
            type="text"
            inputMode="url"
            dir="ltr"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            data-testid="folder-address"
            value={address}
            onInput={({ currentTarget }) => setAddress(currentTarget.value)}
          />
        )}
      </Field>
      {isPlain ? <p class="fault">{t('folderPlain')}</p> : null}
      <TextInput
        label={t('folderUser')}
        value={user}
        maxLength={200}
        testId="folder-user"
        faultId={faultId('user')}
        onInput={setUser}
      />
      <PinInput
        label={t('folderPassword')}
        hint={t(isConnected ? 'folderPasswordKept' : 'folderPasswordHint')}
        value={password}
        testId="folder-password"
        faultId={faultId('password')}
        onInput={setPassword}
      />
      <TextInput
        label={t('folderBrowser')}
        value={browser}
        maxLength={60}
        testId="folder-browser"
        faultId={faultId('browser')}
        onInput={setBrowser}
      />
      <p>
        <Button testId="folder-connect">{t(isConnected ? 'save' : 'folderConnect')}</Button>
      </p>
      <div id={id}>
        <ActionResult
          text={result}
          failed={failed}
          testId={isConnected ? 'folder-connect-result' : 'folder-state'}
        />
      </div>
    </form>
  );

  async function connect(): Promise<void> {
    if (typeof parsed === 'string') refuse(['address'], addressFaultText(parsed));
    if (browser.trim() === '') refuse(['browser'], t('failureNameMissing'));
    setFaulty([]);
    // Before anything is awaited, since browsers ask within the press alone.
    if (!(await requestFolderAccess(parsed.pattern))) {
      throw new ActionError(t('failureFolderAccess'));
    }
    await request(
      'connect-folder',
      { address: parsed.address, user, password, browser: browser.trim() },
      (failure) => {
        setFaulty(faultyFields(failure));
        return folderErrorText(failure);
      },
    );
    setPassword('');
    onDone();
  }

  function refuse(fields: readonly ConnectionField[], text: string): never {
    setFaulty(fields);
    throw new ActionError(text);
  }
}

import type { ComponentChildren, JSX } from 'preact';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { Dialog } from '../../components/dialog.tsx';

interface Props {
  readonly title: string;
  readonly hint: string;
  /** In the names for tests: `<name>-editor`, `<name>-result` and `save-<name>`. */
  readonly name: string;
  /** The fields. */
  readonly children: ComponentChildren;
  readonly onClose: () => void;
  /** @throws {ActionError} the sentence to show if nothing was saved */
  readonly save: () => Promise<void>;
}

/** The editor of what a member decides alone: it starts at once, so there is nothing to preview. */
export function MemberForm({ title, hint, name, children, onClose, save }: Props): JSX.Element {
  const { result, failed, submit } = useAction();
  return (
    <Dialog title={title} onClose={onClose} testId={`${name}-editor`}>
      <form class="editor-form" noValidate onSubmit={submit(save)}>
        <div class="editor-body">
          <p class="soft">{hint}</p>
          {children}
        </div>
        <div class="editor-foot">
          <ActionResult text={result} failed={failed} testId={`${name}-result`} />
          <p class="editor-buttons">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button kind="primary" testId={`save-${name}`}>
              {t('save')}
            </Button>
          </p>
        </div>
      </form>
    </Dialog>
  );
}

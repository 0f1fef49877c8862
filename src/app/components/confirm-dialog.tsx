import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../../ui/i18n.ts';

interface Props {
  readonly open: boolean;
  readonly text: string;
  /** On the button that confirms; the heading asks it as a question. */
  readonly confirm: string;
  readonly confirmTestId: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks for confirmation of an action that cannot be undone. Cancel comes first. */
export function ConfirmDialog(props: Props): JSX.Element {
  const { open, text, confirm, confirmTestId, onConfirm, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onClose={onClose}
    >
      <h2 id={`${id}-title`}>{t('question', confirm)}</h2>
      <p id={`${id}-text`}>{text}</p>
      <p class="choices">
        <button type="button" onClick={onClose}>
          {t('cancel')}
        </button>
        <button
          type="button"
          class="primary"
          data-testid={confirmTestId}
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {confirm}
        </button>
      </p>
    </dialog>
  );
}

import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../ui/components/icon.tsx';
import { t } from '../../ui/i18n.ts';

interface Props {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
  readonly testId?: string;
}

/**
 * A modal dialog that is open while it is rendered. The focus goes to its heading and, once it is
 * gone, back to where it was.
 */
export function Dialog({ title, children, onClose, testId }: Props): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    heading.current?.focus();
    // Closed before it is removed, so that the browser returns the focus.
    return () => opened?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="editor"
      aria-labelledby={id}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="editor-head">
        <h2 ref={heading} id={id} tabIndex={-1}>
          {title}
        </h2>
        <button
          type="button"
          class="quiet editor-close"
          aria-label={t('close')}
          data-testid="close-form"
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
}

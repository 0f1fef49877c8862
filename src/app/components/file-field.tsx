import type { JSX } from 'preact';
import { t } from '../../ui/i18n.ts';

interface Props {
  readonly label: string;
  /** Where a heading beside it says the same. */
  readonly isLabelHidden?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly testId: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly describedBy?: string;
}

/**
 * A file input with its label. Its button is drawn here: browsers label their own in their own
 * language, whatever language was chosen here.
 */
export function FileField(props: Props): JSX.Element {
  const { label, onFiles, testId, accept, multiple, describedBy } = props;
  return (
    <label class="field file-field">
      <span class={props.isLabelHidden === true ? 'unseen' : 'label'}>{label}</span>
      <input
        type="file"
        class="unseen"
        accept={accept}
        multiple={multiple}
        data-testid={testId}
        aria-describedby={describedBy}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // Reset, or choosing the same file again would not fire `change`.
          currentTarget.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
      <span class="file-button" aria-hidden="true">
        {t('chooseFile')}
      </span>
    </label>
  );
}

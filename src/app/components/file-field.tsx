import type { JSX } from 'preact';

interface Props {
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly testId: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly describedBy?: string;
}

/** A file input with its label. */
export function FileField(props: Props): JSX.Element {
  const { label, onFiles, testId, accept, multiple, describedBy } = props;
  return (
    <label class="field">
      <span class="label">{label}</span>
      <input
        type="file"
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
    </label>
  );
}

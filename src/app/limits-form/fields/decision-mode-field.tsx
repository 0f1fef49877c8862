import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { WAYS } from '../../../domain/agreement/agreement.ts';
import type { Way } from '../../../domain/agreement/agreement.ts';
import { say } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { Group } from './inputs.tsx';

export const WAY_NAMES: Record<Way, Key> = {
  self: 'waySelf',
  together: 'wayTogether',
  parent: 'wayParent',
};

const WAY_TEXTS: Record<Way, Key> = {
  self: 'waySelfText',
  together: 'wayTogetherText',
  parent: 'wayParentText',
};

interface Props {
  readonly value: Way;
  readonly onChange: (way: Way) => void;
}

/** Who decides: three ways, each with a sentence. */
export function WayField({ value, onChange }: Props): JSX.Element {
  const id = useId();
  return (
    <Group title={say('wayTitle')}>
      {WAYS.map((way) => (
        <div class="tick" key={way}>
          <label>
            <input
              type="radio"
              name={id}
              data-testid={`way-${way}`}
              checked={value === way}
              aria-describedby={`${id}-${way}`}
              onChange={() => onChange(way)}
            />
            <span>{say(WAY_NAMES[way])}</span>
          </label>
          <p class="hint" id={`${id}-${way}`}>
            {say(WAY_TEXTS[way])}
          </p>
        </div>
      ))}
    </Group>
  );
}

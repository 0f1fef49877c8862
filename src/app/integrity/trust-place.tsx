import type { JSX } from 'preact';
import type { SealResult } from '../../domain/integrity/seal.ts';
import type { ZoneId } from '../../domain/time/units.ts';
import { IntegrityPanel } from './integrity-panel.tsx';
import { KnownWorkarounds } from './known-workarounds.tsx';

interface Props {
  readonly zone: ZoneId;
  /** Before counting began there is nothing to trust. */
  readonly isCounted: boolean;
  /** `null` before the first PIN. */
  readonly seal: SealResult | null;
}

/** Whether the numbers can be trusted, and the ways around the rules. */
export function TrustPlace({ zone, isCounted, seal }: Props): JSX.Element {
  return (
    <div class="reading stack trust">
      {isCounted ? <IntegrityPanel zone={zone} seal={seal} /> : null}
      <KnownWorkarounds />
    </div>
  );
}

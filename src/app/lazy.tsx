import type { FunctionComponent, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ActionResult } from '../ui/components/action-result.tsx';
import { t } from '../ui/i18n.ts';

/** A component whose code is loaded when it is first shown; until then its place is kept. */
export function lazy<P extends object>(
  load: () => Promise<FunctionComponent<P>>,
): FunctionComponent<P> {
  let loaded: FunctionComponent<P> | undefined;
  return function Late(props: P): JSX.Element {
    const Loaded = loaded;
    const [, drawAnew] = useState(0);
    const [failure, setFailure] = useState('');
    useEffect(() => {
      const bring = async (): Promise<void> => {
        loaded ??= await load();
        drawAnew((turn) => turn + 1);
      };
      if (Loaded === undefined) bring().catch((error: unknown) => setFailure(String(error)));
    }, []);
    if (Loaded !== undefined) return <Loaded {...props} />;
    if (failure === '') return <div class="waiting" />;
    return <ActionResult failed text={t('failureUnexpected', failure)} />;
  };
}

import type { FunctionComponent, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ActionResult } from '../ui/components/action-result.tsx';
import { t } from '../ui/i18n.ts';

/** A component whose code is loaded on first render, with a placeholder until then. */
export function lazy<P extends object>(
  load: () => Promise<FunctionComponent<P>>,
): FunctionComponent<P> {
  let loaded: FunctionComponent<P> | undefined;
  return function LazyComponent(props: P): JSX.Element {
    const Loaded = loaded;
    const [, rerender] = useState(0);
    const [error, setError] = useState('');
    useEffect(() => {
      const loadOnce = async (): Promise<void> => {
        loaded ??= await load();
        rerender((count) => count + 1);
      };
      if (Loaded === undefined) loadOnce().catch((reason: unknown) => setError(String(reason)));
    }, []);
    if (Loaded !== undefined) return <Loaded {...props} />;
    if (error === '') return <div class="waiting" />;
    return <ActionResult failed text={t('failureUnexpected', error)} />;
  };
}

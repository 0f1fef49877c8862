import { render } from 'preact';
import type { FunctionComponent, JSX } from 'preact';
import { loadLanguage, useLanguageUpdates } from './hooks/use-language.ts';
import { preconnect } from './hooks/use-query.ts';

/** Renders an extension page in the chosen language. */
export async function mountPage(page: FunctionComponent): Promise<void> {
  preconnect();
  await loadLanguage();
  render(<Localized page={page} />, document.body);
}

/** Re-renders the page when the language changes; component state is kept. */
function Localized({ page: Page }: { readonly page: FunctionComponent }): JSX.Element {
  useLanguageUpdates();
  return <Page />;
}

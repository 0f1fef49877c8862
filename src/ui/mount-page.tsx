import { render } from 'preact';
import type { FunctionComponent, JSX } from 'preact';
import { startLanguage, useLoadedLanguage } from './hooks/use-language.ts';
import { prepareToRead } from './hooks/use-query.ts';

/** Shows one of our pages, in the language that was chosen. */
export async function mountPage(page: FunctionComponent): Promise<void> {
  prepareToRead();
  await startLanguage();
  render(<Localized page={page} />, document.body);
}

/** Everything below is written anew when the language changes, and keeps what was typed into it. */
function Localized({ page: Page }: { readonly page: FunctionComponent }): JSX.Element {
  useLoadedLanguage();
  return <Page />;
}

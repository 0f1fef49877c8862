import { render } from 'preact';
import type { FunctionComponent, JSX } from 'preact';
import { beginToSpeak, useSpokenLanguage } from './hooks/use-language.ts';
import { prepareToRead } from './hooks/use-query.ts';

/** Shows one of our pages, in the language that was chosen. */
export async function showPage(page: FunctionComponent): Promise<void> {
  prepareToRead();
  await beginToSpeak();
  render(<Spoken page={page} />, document.body);
}

/** Everything below is written anew when the language changes, and keeps what was typed into it. */
function Spoken({ page: Page }: { readonly page: FunctionComponent }): JSX.Element {
  useSpokenLanguage();
  return <Page />;
}

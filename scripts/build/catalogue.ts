import type { Translations } from '../../src/domain/i18n/messages.ts';

/** A file of messages as browsers read it. */
export type Catalogue = Readonly<Record<string, Message>>;

interface Message {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** The messages alone, with `$1` in place of `$NAME$`. */
export function translationsOf(catalogue: Catalogue): Translations {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, { message, placeholders = {} }]) => [
      key,
      message.replaceAll(
        /\$(\w+)\$/g,
        (_, name: string) => placeholders[name.toLowerCase()]?.content ?? '',
      ),
    ]),
  );
}

/** Two values side by side: browsers would take what is between their marks for a name. */
const SIDE_BY_SIDE = /\$\d\w*\$/;

/**
 * Words as a file of messages that browsers read.
 * @throws where a message has two values with nothing between them
 */
export function catalogueOf(words: Translations): Catalogue {
  return Object.fromEntries(
    Object.entries(words).map(([key, message]) => {
      if (SIDE_BY_SIDE.test(message)) throw new Error(`Two values side by side: ${key}`);
      return [key, { message }];
    }),
  );
}

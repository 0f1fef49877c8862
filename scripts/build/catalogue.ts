import type { Translations } from '../../src/domain/i18n/translations.ts';

/** A `messages.json` file in the format of browser extensions. */
export type Catalogue = Readonly<Record<string, Message>>;

interface Message {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** The messages by key, with `$1` in place of `$NAME$`. */
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

/** Browsers would read the text between the dollar signs of adjacent values as a name. */
const ADJACENT_VALUES = /\$\d\w*\$/;

/** @throws if a message has two values with nothing between them */
export function catalogueOf(translations: Translations): Catalogue {
  return Object.fromEntries(
    Object.entries(translations).map(([key, message]) => {
      if (ADJACENT_VALUES.test(message)) throw new Error(`Adjacent values: ${key}`);
      return [key, { message }];
    }),
  );
}

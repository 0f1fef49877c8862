import type { Words } from '../../src/domain/wording.ts';

/** A file of messages as browsers read it. */
export type Catalogue = Readonly<Record<string, Message>>;

interface Message {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** The messages alone, with `$1` in place of `$NAME$`: what a page needs to say them. */
export function wordsOf(catalogue: Catalogue): Words {
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

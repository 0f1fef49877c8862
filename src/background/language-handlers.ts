import { writeSettings } from '../store/settings.ts';
import { failure } from './failure.ts';
import type { House } from './house.ts';
import { isKnown } from './languages.ts';
import type { Handlers } from './own.ts';

/** In which language all words are. Whoever is here may choose it: it loosens nothing, and everybody sees it. */
export function languageHandlers(house: House): Handlers<'choose-language'> {
  const { vault, warden } = house;
  return {
    'choose-language': async ({ language }) => {
      if (language !== null && !isKnown(language)) return failure('not-there', language);
      await vault.write((database) => writeSettings(database, { language }));
      house.changed();
      // What is drawn in pages of the site is drawn anew.
      house.inBackground(warden.enforceAnew());
      return { ok: true };
    },
  };
}

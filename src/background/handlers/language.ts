import { writeSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { House } from '../services.ts';
import { isKnown } from '../i18n/background-messages.ts';
import type { Handlers } from '../messaging/handler-types.ts';

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

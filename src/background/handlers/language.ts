import { writeSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { isSupported } from '../i18n/background-messages.ts';
import type { Handlers } from '../messaging/handler-types.ts';

/** In which language all words are. Whoever is here may choose it: it loosens nothing, and everybody sees it. */
export function languageHandlers(services: BackgroundServices): Handlers<'choose-language'> {
  const { connection, enforcer } = services;
  return {
    'choose-language': async ({ language }) => {
      if (language !== null && !isSupported(language)) return failure('not-there', language);
      await connection.write((database) => writeSettings(database, { language }));
      services.refreshBadge();
      // What is drawn in pages of the site is drawn anew.
      services.inBackground(enforcer.enforceAgain());
      return { ok: true };
    },
  };
}

import { writeSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { isSupported } from '../i18n/background-translations.ts';
import type { Handlers } from '../messaging/handler-types.ts';

/** The handler for the language. It needs no PIN, since it loosens nothing. */
export function languageHandlers(services: BackgroundServices) {
  const { connection, enforcer } = services;
  return {
    'choose-language': async ({ language }) => {
      if (language !== null && !isSupported(language)) return failure('not-there', language);
      await connection.write(writeSettings, { language });
      services.refreshBadge();
      // Overlays that are shown get their new texts with the verdict.
      services.inBackground(enforcer.enforceAgain());
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}

import type { JSX } from 'preact';
import { LANGUAGES } from '../../domain/i18n/languages.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { useLanguage } from '../../ui/hooks/use-language.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { t } from '../../ui/i18n.ts';

/** In which language everything is written; for all who use this browser. */
export function LanguageField(): JSX.Element {
  const chosen = useLanguage() ?? '';
  const { result, failed, run } = useAction();
  return (
    <div class="language-field">
      <label>
        <span>{t('languageLabel')}</span>
        <select
          data-testid="language"
          value={chosen}
          onChange={({ currentTarget: { value } }) => run(async () => choose(value || null))}
        >
          <option value="">{t('languageOfBrowser')}</option>
          {LANGUAGES.map((tag) => (
            <option key={tag} value={tag} lang={tag} dir="auto">
              {nameOf(tag)}
            </option>
          ))}
        </select>
      </label>
      <ActionResult text={result} failed={failed} testId="language-result" />
    </div>
  );
}

async function choose(language: string | null): Promise<string> {
  const answer = await ask('choose-language', { language });
  if (!answer.ok) throw new ActionError(errorText(answer));
  // The page itself is the answer: it is in that language a moment later.
  return '';
}

/** Each language in its own words, for whoever cannot read the one that is there. */
function nameOf(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}

import type { JSX } from 'preact';
import { LANGUAGES } from '../../domain/i18n/languages.ts';
import { useAction } from '../../ui/hooks/use-action.ts';
import { useLanguage } from '../../ui/hooks/use-language.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { t } from '../../ui/i18n.ts';
import { request } from '../request.ts';

/** Chooses the language for everyone who uses this browser. */
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
              {languageName(tag)}
            </option>
          ))}
        </select>
      </label>
      <ActionResult text={result} failed={failed} testId="language-result" />
    </div>
  );
}

/** Needs no message: the page switches to the language at once. */
async function choose(language: string | null): Promise<void> {
  await request('choose-language', { language });
}

/** The language's own name for itself, for people who cannot read the current language. */
function languageName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}

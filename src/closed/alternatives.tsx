import type { JSX } from 'preact';
import { t } from '../ui/i18n.ts';

/** What the member would rather do, in their own words. */
export function Alternatives({ ideas }: { readonly ideas: readonly string[] }): JSX.Element {
  const written = ideas.filter((idea) => idea.trim() !== '');
  return (
    <section class="closed-ideas" data-testid="closed-ideas">
      <h2>{t('closedIdeas')}</h2>
      {written.length === 0 ? (
        <p>
          <a href="app.html#/agreement/ideas">{t('closedIdeasWrite')}</a>
        </p>
      ) : (
        <ul class="row" role="list">
          {written.map((idea) => (
            <li key={idea}>
              <bdi>{idea}</bdi>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

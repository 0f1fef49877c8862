import type { JSX } from 'preact';
import { say } from '../ui/i18n.ts';

/** What the member wrote down for such a moment. */
export function Ideas({ ideas }: { readonly ideas: readonly string[] }): JSX.Element {
  const written = ideas.filter((idea) => idea.trim() !== '');
  return (
    <section class="closed-aside" data-testid="closed-ideas">
      <h2>{say('closedIdeas')}</h2>
      {written.length === 0 ? (
        <>
          <p>{say('closedIdeasEmpty')}</p>
          <p>
            <a href="app.html#/agreement">{say('closedIdeasWrite')}</a>
          </p>
        </>
      ) : (
        <ul class="closed-ideas" role="list">
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

import { render } from 'preact';
import type { JSX } from 'preact';
import { UI_STORIES } from '../../test/unit/ui/components/stories.tsx';
import { SCENE_STORIES } from '../../test/unit/ui/scene/stories.tsx';
import type { Stories } from '../../test/unit/support/accessibility.ts';

const SCHEMES = ['light', 'dark'] as const;

function Gallery(): JSX.Element {
  return (
    <main>
      <h1>Components and scenes</h1>
      <StoryList stories={UI_STORIES} />
      <StoryList stories={SCENE_STORIES} />
    </main>
  );
}

/** Each story in the light scheme and, beside it, in the dark one. */
function StoryList({ stories }: { readonly stories: Stories }): JSX.Element {
  return (
    <>
      {Object.entries(stories).map(([file, all]) => (
        <section key={file} class="stories">
          <h2>{file}</h2>
          {all.map(({ what, drawn }) => (
            <figure key={what}>
              <figcaption>{what}</figcaption>
              {SCHEMES.map((scheme) => (
                <div key={scheme} class="story" style={{ colorScheme: scheme }}>
                  {drawn}
                </div>
              ))}
            </figure>
          ))}
        </section>
      ))}
    </>
  );
}

render(<Gallery />, document.body);

import type { ComponentChildren, JSX } from 'preact';

/**
 * What a scene says before any word: open (`day`), a limit near or reached (`dusk`), bedtime
 * (`night`), nothing counted (`off`). Sets the colours of everything inside it.
 */
export type Mood = 'day' | 'dusk' | 'night' | 'off';

interface SceneProps {
  readonly mood: Mood;
  /** An `Art`. */
  readonly art: JSX.Element;
  /** Further classes, separated by spaces. */
  readonly class?: string;
  readonly children?: ComponentChildren;
}

/** A sky with text on it. The picture repeats what the text says, and is hidden from screen readers. */
export function Scene({ mood, art, class: more = '', children }: SceneProps): JSX.Element {
  return (
    <div class={`scene ${more}`} data-mood={mood}>
      {art}
      {children}
    </div>
  );
}

interface ArtProps {
  /** Width and height of the picture's coordinates. */
  readonly size: readonly [width: number, height: number];
  /** What stays in view where the picture is wider than the scene: its end, by default, or its middle. */
  readonly align?: 'end' | 'middle';
  readonly children: ComponentChildren;
}

/** The picture that fills a scene. Cropped, never stretched; mirrored in right-to-left languages. */
export function Art({ size: [width, height], align = 'end', children }: ArtProps): JSX.Element {
  return (
    <svg
      class="art"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio={`${align === 'end' ? 'xMax' : 'xMid'}YMax slice`}
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

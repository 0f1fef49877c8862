import type { JSX } from 'preact';
import { LAST_MINUTES } from '../domain/limits/rules/limit-progress.ts';
import type { Millis } from '../domain/time/units.ts';
import { Home, Hourglass } from '../ui/scene/figures.tsx';
import { Dunes } from '../ui/scene/land.tsx';
import { Art } from '../ui/scene/scene.tsx';
import type { Mood } from '../ui/scene/scene.tsx';
import { Moon, Stars, Sun } from '../ui/scene/sky.tsx';

/** What stands beside the words. */
export type Picture =
  /** `daylight`: from 0 at sunrise to 1 at sunset. */
  | { readonly of: 'sun'; readonly daylight: number }
  | { readonly of: 'last-minutes'; readonly leftMs: Millis }
  | { readonly of: 'sunset' | 'bedtime' | 'nothing-counted' };

export const MOODS: Record<Picture['of'], Mood> = {
  sun: 'day',
  sunset: 'dusk',
  'last-minutes': 'dusk',
  bedtime: 'night',
  'nothing-counted': 'off',
};

/** In the last minutes the glass is a third full at most, so that it says that little is left. */
const FULL_GLASS = 3 * LAST_MINUTES;

const WIDTH = 360;
const DUNES = 34;
const STARS = [
  [180, 30],
  [230, 40],
  [340, 60],
  [206, 70],
  [338, 110],
] as const;

/** @param height of the scene, about; the picture is cropped rather than stretched */
export function PopupArt({
  picture,
  height,
}: {
  readonly picture: Picture;
  readonly height: number;
}): JSX.Element {
  const foot = height - DUNES;
  return (
    <Art size={[WIDTH, height]}>
      <Figure picture={picture} foot={foot} />
      <Dunes width={WIDTH} y={foot} height={DUNES} ground>
        {picture.of === 'bedtime' ? <Home x={264} y={foot + 17} r={15} /> : null}
      </Dunes>
    </Art>
  );
}

function Figure({
  picture,
  foot,
}: {
  readonly picture: Picture;
  readonly foot: number;
}): JSX.Element {
  switch (picture.of) {
    case 'sun': {
      const { daylight } = picture;
      return (
        <Sun x={308 + daylight * 14} y={foot - 18 - Math.sin(daylight * Math.PI) * 64} r={22} />
      );
    }
    case 'sunset':
      return <Sun x={306} y={foot} r={24} />;
    case 'bedtime':
      return (
        <>
          <Stars at={STARS} />
          <Moon x={302} y={foot - 82} r={20} />
        </>
      );
    case 'last-minutes':
      return <Hourglass x={274} y={foot - 92} size={60} left={picture.leftMs / FULL_GLASS} />;
    case 'nothing-counted':
      return <Hourglass x={270} y={foot - 88} size={66} />;
  }
}

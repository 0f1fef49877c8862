import type { JSX } from 'preact';
import { Person } from '../../../ui/scene/figures.tsx';
import { Dunes, Hill } from '../../../ui/scene/land.tsx';
import { personColour } from '../../../ui/scene/person-colour.ts';
import { Art } from '../../../ui/scene/scene.tsx';
import { Sun } from '../../../ui/scene/sky.tsx';

/** Somebody in a picture, or a picture beside a name. */
export interface Pictured {
  /** What their colour follows from. */
  readonly id: string;
  readonly isParent: boolean;
}

/** Radius of a head; parents are taller. */
const HEAD = { parent: 18.5, other: 15.5 };

/** Between two people, unless there are so many that they have to stand closer. */
const DISTANCE = 77;
const WIDEST = 270;

interface GroupProps {
  readonly people: readonly Pictured[];
  readonly x: number;
  readonly y: number;
  readonly scale?: number;
}

function People({ people, x, y, scale = 1 }: GroupProps): JSX.Element {
  const distance = Math.min(DISTANCE, WIDEST / Math.max(1, people.length - 1)) * scale;
  const first = x - (distance * (people.length - 1)) / 2;
  return (
    <g class="week-people">
      {people.map(({ id, isParent }, i) => (
        <Person
          key={id}
          x={first + i * distance}
          y={y}
          r={HEAD[isParent ? 'parent' : 'other'] * scale}
          colour={personColour(id)}
        />
      ))}
    </g>
  );
}

/** The household on a hill, in front of the sun. */
export function WeekArt({ people }: { readonly people: readonly Pictured[] }): JSX.Element {
  return (
    <Art size={[1000, 330]}>
      <Sun x={760} y={214} r={78} />
      <Dunes width={1000} y={226} height={108} />
      <People people={people} x={760} y={286} />
      <Hill x={760} y={350} width={840} height={84} />
    </Art>
  );
}

/** One person or all of them in front of a large sun, across the whole screen. */
export function MeetingArt({ people }: { readonly people: readonly Pictured[] }): JSX.Element {
  return (
    <Art size={[1100, 760]} align="middle">
      <Sun x={550} y={610} r={130} />
      <Dunes width={1100} y={560} height={200} />
      <People people={people} x={550} y={690} scale={people.length > 1 ? 1.2 : 1.6} />
      <Hill x={550} y={800} width={1640} height={140} />
    </Art>
  );
}

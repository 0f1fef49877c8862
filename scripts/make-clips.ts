/** Makes the clips of the stand-in feed; needs ffmpeg. */
import { mkdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import spawn from 'nano-spawn';

type Colour = readonly [red: number, green: number, blue: number];

interface Clip {
  name: string;
  label: string;
  seconds: number;
  /** A tone quiet enough to leave on. */
  hertz: number;
  /** Background and two discs. */
  colours: readonly [Colour, Colour, Colour];
}

const folder = fileURLToPath(new URL('../test/fixtures/site/clips/', import.meta.url));
const framesPerSecond = 12;

const clip = (
  label: string,
  name: string,
  seconds: number,
  hertz: number,
  ...colours: Clip['colours']
): Clip => ({ label, name, seconds, hertz, colours });

const clips: readonly Clip[] = [
  clip('1', 'dune', 8, 196, [222, 196, 164], [240, 222, 190], [186, 120, 98]),
  clip('2', 'tide', 8, 220, [74, 124, 140], [150, 202, 200], [40, 74, 110]),
  clip('3', 'moss', 8, 247, [120, 146, 110], [204, 212, 152], [58, 92, 84]),
  clip('4', 'dusk', 8, 262, [128, 110, 150], [226, 172, 160], [66, 62, 110]),
  clip('5', 'long', 40, 165, [92, 118, 150], [196, 210, 214], [60, 74, 120]),
];

/** The share of a disc's colour at a point, as an ffmpeg expression. */
function disc(x: string, y: string, spread: number): string {
  return `exp(-(pow(X/W-(${x}),2)+pow((Y/H-(${y}))*1.6,2))/${spread})`;
}

/** One colour channel: two soft discs that return to their start, so that the loop is seamless. */
function channel({ seconds, colours }: Clip, index: 0 | 1 | 2): string {
  const turn = `2*PI*T/${seconds > 8 ? 20 : seconds}`;
  const first = disc(`0.5+0.26*cos(${turn})`, `0.36+0.16*sin(${turn})`, 0.1);
  const second = disc(`0.5-0.3*cos(${turn}+0.9)`, `0.74+0.12*sin(2*(${turn}))`, 0.16);
  const [ground, bright, deep] = colours.map((colour) => colour[index]) as unknown as Colour;
  return `${ground}+(${bright - ground})*${first}+(${deep - ground})*${second}`;
}

function videoFilter(one: Clip): string {
  const [red, green, blue] = [channel(one, 0), channel(one, 1), channel(one, 2)];
  return [
    'format=gbrp',
    `geq=r='${red}':g='${green}':b='${blue}'`,
    'scale=270:480:flags=bicubic',
    'format=yuv420p',
    `drawtext=font=Sans:text='${one.label}':fontsize=72:fontcolor=white@0.8:x=(w-tw)/2:y=(h-th)/2`,
  ].join(',');
}

function argumentsFor(one: Clip, target: string): string[] {
  const { seconds, hertz } = one;
  const tone = `aevalsrc=exprs='0.02*sin(2*PI*${hertz}*t)*(1+sin(PI*t/2-PI/2))':s=48000:d=${seconds}`;
  const picture = `-f lavfi -i color=c=black:s=90x160:r=${framesPerSecond}:d=${seconds}`;
  // Each cluster starts with a key frame, which a MediaSource needs to append the clip to itself.
  const cluster = '-cluster_time_limit 4000 -map_metadata -1 -fflags +bitexact -shortest';
  return [
    ...`-hide_banner -loglevel error -y -threads 1 ${picture} -f lavfi -i`.split(' '),
    tone,
    '-vf',
    videoFilter(one),
    ...`-c:v libvpx-vp9 -crf 36 -b:v 60k -g ${framesPerSecond * 4} -row-mt 0`.split(' '),
    ...`-c:a libopus -b:a 12k -ac 1 ${cluster}`.split(' '),
    target,
  ];
}

await mkdir(folder, { recursive: true });
let total = 0;
for (const one of clips) {
  const target = `${folder}${one.name}.webm`;
  await spawn('ffmpeg', argumentsFor(one, target), { stdio: 'inherit' });
  const { size } = await stat(target);
  console.log(`${one.name}.webm  ${(size / 1000).toFixed(1)} kB`);
  total += size;
}
console.log(`together  ${(total / 1000).toFixed(1)} kB`);

import { spawn } from 'node:child_process';
import { mkdir, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

type Colour = readonly [red: number, green: number, blue: number];

interface Clip {
  name: string;
  label: string;
  seconds: number;
  ground: Colour;
  first: Colour;
  second: Colour;
  /** The tone's frequency, quiet enough to leave on. */
  hertz: number;
}

const folder = fileURLToPath(new URL('../test/fixtures/site/clips/', import.meta.url));
const framesPerSecond = 24;

const clips: readonly Clip[] = [
  {
    name: 'dune',
    label: '1',
    seconds: 8,
    ground: [222, 196, 164],
    first: [240, 222, 190],
    second: [186, 120, 98],
    hertz: 196,
  },
  {
    name: 'tide',
    label: '2',
    seconds: 8,
    ground: [74, 124, 140],
    first: [150, 202, 200],
    second: [40, 74, 110],
    hertz: 220,
  },
  {
    name: 'moss',
    label: '3',
    seconds: 8,
    ground: [120, 146, 110],
    first: [204, 212, 152],
    second: [58, 92, 84],
    hertz: 247,
  },
  {
    name: 'dusk',
    label: '4',
    seconds: 8,
    ground: [128, 110, 150],
    first: [226, 172, 160],
    second: [66, 62, 110],
    hertz: 262,
  },
  {
    name: 'long',
    label: '5',
    seconds: 40,
    ground: [92, 118, 150],
    first: [196, 210, 214],
    second: [60, 74, 120],
    hertz: 165,
  },
];

/** How much of a disc's colour falls on a point, as ffmpeg writes it. */
function disc(x: string, y: string, spread: number): string {
  return `exp(-(pow(X/W-(${x}),2)+pow((Y/H-(${y}))*1.6,2))/${spread})`;
}

/** One colour channel: the ground with two soft discs that come full circle, so that the loop has no seam. */
function channel(clip: Clip, index: 0 | 1 | 2): string {
  const turn = `2*PI*T/${clip.seconds > 8 ? 20 : clip.seconds}`;
  const first = disc(`0.5+0.26*cos(${turn})`, `0.36+0.16*sin(${turn})`, 0.1);
  const second = disc(`0.5-0.3*cos(${turn}+0.9)`, `0.74+0.12*sin(2*(${turn}))`, 0.16);
  const [ground, bright, deep] = [clip.ground[index], clip.first[index], clip.second[index]];
  return `${ground}+(${bright - ground})*${first}+(${deep - ground})*${second}`;
}

function videoFilter(clip: Clip): string {
  const [red, green, blue] = [channel(clip, 0), channel(clip, 1), channel(clip, 2)];
  return [
    'format=gbrp',
    `geq=r='${red}':g='${green}':b='${blue}'`,
    'scale=270:480:flags=bicubic',
    'format=yuv420p',
    `drawtext=font=Sans:text='${clip.label}':fontsize=72:fontcolor=white@0.8:x=(w-tw)/2:y=(h-th)/2`,
  ].join(',');
}

function words(text: string): string[] {
  return text.split(' ');
}

function argumentsFor(clip: Clip, target: string): string[] {
  const tone = `aevalsrc=exprs='0.02*sin(2*PI*${clip.hertz}*t)*(1+sin(PI*t/2-PI/2))':s=48000:d=${clip.seconds}`;
  return [
    ...words('-hide_banner -loglevel error -y -threads 1'),
    ...words(`-f lavfi -i color=c=black:s=90x160:r=${framesPerSecond}:d=${clip.seconds}`),
    ...words('-f lavfi -i'),
    tone,
    '-vf',
    videoFilter(clip),
    ...words(`-c:v libvpx-vp9 -crf 36 -b:v 60k -g ${framesPerSecond * 4} -row-mt 0`),
    ...words('-c:a libopus -b:a 12k -ac 1'),
    // A cluster that begins with a key frame is what a media source can join.
    ...words('-cluster_time_limit 4000 -map_metadata -1 -fflags +bitexact -shortest'),
    target,
  ];
}

async function run(
  command: string,
  parameters: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const child = spawn(command, parameters, { stdio: 'inherit', signal });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`)),
    );
  });
}

async function make(clip: Clip, signal: AbortSignal): Promise<number> {
  const target = `${folder}${clip.name}.webm`;
  await run('ffmpeg', argumentsFor(clip, target), signal);
  const { size } = await stat(target);
  process.stdout.write(`${clip.name}.webm  ${(size / 1000).toFixed(1)} kB\n`);
  return size;
}

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

await mkdir(folder, { recursive: true });
let total = 0;
for (const clip of clips) {
  total += await make(clip, stop.signal);
}
process.stdout.write(`together  ${(total / 1000).toFixed(1)} kB\n`);

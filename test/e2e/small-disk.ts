import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './browsers/wait-until.ts';

const run = promisify(execFile);

/** Mounting needs root, and Linux's file systems. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0;

/** What a browser's profile and some room need. */
const SIZE_MB = 180;

/** A file system of its own for a browser profile, which a test can fill. */
export class SmallDisk {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Mounts one: a file on a loop device, or in memory. */
  static async mount(kind: 'ext4' | 'tmpfs'): Promise<SmallDisk> {
    const folder = await mkdtemp(join(tmpdir(), 'kintime-disk-'));
    const disk = new SmallDisk(folder);
    await mkdir(disk.#path);
    if (kind === 'ext4') {
      const image = join(folder, 'image');
      await run('truncate', ['-s', `${SIZE_MB}M`, image]);
      await run('mkfs.ext4', ['-q', '-m', '0', image]);
      await run('mount', ['-o', 'loop', image, disk.#path]);
    } else {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', disk.#path]);
    }
    return disk;
  }

  get #path(): string {
    return join(this.#folder, 'mounted');
  }

  get #filler(): string {
    return join(this.#path, 'filler');
  }

  /** The folder for the profile. */
  get profile(): string {
    return join(this.#path, 'profile');
  }

  /** Takes all the room that is left. */
  async fill(): Promise<void> {
    const file = await open(this.#filler, 'w');
    try {
      for (const size of [2 ** 20, 4096, 1]) {
        const block = Buffer.alloc(size, 1);
        // oxlint-disable-next-line no-await-in-loop -- until nothing fits
        while (await file.write(block).catch(() => null));
      }
    } finally {
      await file.close();
    }
  }

  async free(): Promise<void> {
    await rm(this.#filler, { force: true });
  }

  /** To be called once the browser has ended. */
  async unmount(): Promise<void> {
    await until('the disk to be unused', async () =>
      run('umount', [this.#path]).then(
        () => true,
        () => false,
      ),
    );
    await rm(this.#folder, { recursive: true, force: true });
  }
}

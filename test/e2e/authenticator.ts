import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * A TOTP code from oathtool, as an independent implementation to test ours against.
 * @param wall the time of the code, in epoch milliseconds
 */
export async function totpOf(secret: string, wall: number = Date.now()): Promise<string> {
  const now = `${new Date(wall).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  const made = await run('oathtool', ['--totp', '--base32', '--now', now, secret]).catch(
    (error: unknown) => {
      throw new Error('oathtool cannot be run; install the package oathtool', { cause: error });
    },
  );
  return made.stdout.trim();
}

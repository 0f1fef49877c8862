import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The digits that an authenticator app shows: another program's, so that ours is not held against
 * itself.
 * @param wall the moment at which somebody looks at the phone
 */
export async function digitsOf(secret: string, wall: number = Date.now()): Promise<string> {
  const now = `${new Date(wall).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  const made = await run('oathtool', ['--totp', '--base32', '--now', now, secret]).catch(
    (error: unknown) => {
      throw new Error('oathtool does not run; install the package oathtool', { cause: error });
    },
  );
  return made.stdout.trim();
}

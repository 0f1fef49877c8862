import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The processes of a group, the leader first. Puppeteer starts each browser as the leader of its
 * own process group.
 */
export async function membersOf(leader: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,pgid=,stat=']);
  const members = stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    // A zombie has exited and waits for its parent to collect the status.
    .filter(([, group, state]) => Number(group) === leader && state?.startsWith('Z') === false)
    .map(([pid]) => Number(pid));
  return members.toSorted(
    (one, other) => Number(other === leader) - Number(one === leader) || one - other,
  );
}

export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, signal);
  } catch (error) {
    // The group has exited already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

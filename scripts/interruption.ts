/** Why a command is cut short: somebody, or the terminal, sent it a signal. */
export class Interruption extends Error {
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(`ended by ${signal}`);
    this.signal = signal;
  }
}

/** A terminal sends Ctrl-C to every process of the command by itself. */
export function isFromTerminal(reason: unknown): boolean {
  return reason instanceof Interruption && reason.signal === 'SIGINT' && process.stdin.isTTY;
}

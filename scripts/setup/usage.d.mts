/** The commands that say how they are called. */
export type Usable = 'start' | 'test' | 'bench' | 'pictures' | 'package';

/** Lines for the terminal. */
export function usageOf(command: Usable): string;
export function asksForHelp(args: readonly string[]): boolean;

/** A command was called in a way that it does not know: its usage is said, and no stack. */
export class UsageError extends Error {}

/** Whether a command line could not be understood, by us or by Node's own parser. */
export function isUsageError(error: unknown): boolean {
  if (error instanceof UsageError) return true;
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS_');
}

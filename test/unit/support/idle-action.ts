import type { Action } from '../../../src/ui/hooks/use-action.ts';

const nothing = (): void => undefined;

/** An action that nobody has started. */
export const IDLE: Action = {
  result: '',
  failed: false,
  run: nothing,
  submit: () => nothing,
  reset: nothing,
};

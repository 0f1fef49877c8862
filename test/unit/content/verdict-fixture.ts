import type { VerdictMessage } from '../../../src/messages/index.ts';

/** The verdict while no rule applies. */
export const OPEN: VerdictMessage = {
  state: 'open',
  reason: null,
  opensAt: null,
  endsBy: null,
  pauseMs: null,
  still: false,
  notice: null,
  zone: 'Europe/Berlin',
};

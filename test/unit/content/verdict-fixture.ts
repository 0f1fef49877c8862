import type { VerdictMessage } from '../../../src/messages/index.ts';

/** What the background says where nothing keeps the site off. */
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

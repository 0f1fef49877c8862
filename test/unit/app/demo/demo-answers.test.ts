import { describe, expect, it, vi } from 'vitest';
import { demoResponder } from '../../../../src/app/demo/demo-answers.ts';
import { runtime } from '../../support/browser-stub.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

describe('the sample answers for the background', () => {
  it('what only reads, with the dates that were asked for', async () => {
    const send = vi.spyOn(runtime, 'sendMessage');
    const profile = await demoResponder({ name: 'profile' });
    expect(profile).toMatchObject({ ok: true, profile: { hasPin: true } });
    const read = await demoResponder(Object.assign({ name: 'usage' } as const, { dates: [] }));
    expect(read).toMatchObject({ ok: true, snapshot: { days: [] } });
    expect(send).not.toHaveBeenCalled();
  });

  it.each(['delete', 'unlock', 'save-agreement', 'start-counting', 'export'] as const)(
    'and refuses to %s',
    async (name) => {
      expect(await demoResponder({ name })).toEqual({
        ok: false,
        error: 'not-allowed',
        detail: 'This is sample data. Nothing was changed.',
      });
    },
  );
});

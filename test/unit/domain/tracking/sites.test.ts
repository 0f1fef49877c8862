import { describe, expect, it } from 'vitest';
import { SITES } from '../../../../src/domain/tracking/sites.ts';

const [tiktok] = SITES;

describe('where somebody makes something', () => {
  it.each(['/upload', '/upload/', '/tiktokstudio/upload', '/tiktokstudio/upload/drafts'])(
    '%s',
    (path) => {
      expect(tiktok?.isUpload(path)).toBe(true);
    },
  );

  it.each(['/', '/foryou', '/messages', '/uploads', '/@upload', '/@upload/video/7', '/tag/upload'])(
    'not %s',
    (path) => {
      expect(tiktok?.isUpload(path)).toBe(false);
    },
  );
});

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { OVERLAY_TOKEN_NAMES, overlayTokens } from '../../../../scripts/build/overlay-tokens.ts';

const tokensCss = readFileSync(new URL('../../../../src/ui/tokens.css', import.meta.url), 'utf8');

/** Every value that a token has, in order: by default, with more contrast, with forced colours. */
function valuesOf(css: string, token: string): readonly string[] {
  return [...css.matchAll(new RegExp(String.raw`--${token}:\s*([^;]*);`, 'g'))].map(([, value]) =>
    (value ?? '').replaceAll(/\s+/g, ' '),
  );
}

describe('the styles of the overlay', () => {
  let styles: string;

  beforeAll(async () => {
    vi.stubGlobal('OVERLAY_TOKENS', overlayTokens(tokensCss));
    ({ STYLES: styles } = await import('../../../../src/content/overlay/styles.ts'));
    return () => vi.unstubAllGlobals();
  });

  it.each(OVERLAY_TOKEN_NAMES)('give --%s the same values as the pages', (token) => {
    const values = valuesOf(tokensCss, token);
    expect(values.length).toBeGreaterThan(0);
    expect(valuesOf(styles, token)).toEqual(values);
  });

  it('use exactly the tokens that the build injects', () => {
    const used = [...styles.matchAll(/var\(--([\w-]+)\)/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(OVERLAY_TOKEN_NAMES));
  });

  it('have no colours of their own but shadows', () => {
    const own = styles.slice(overlayTokens(tokensCss).length).replaceAll(/box-shadow:[^;]*;/g, '');
    expect(own).not.toMatch(/#[\da-f]{3,8}\b|rgb|hsl/i);
  });
});

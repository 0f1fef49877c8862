// @vitest-environment happy-dom
import { vi } from 'vitest';
import { PrivacyPage } from '../../../../src/app/privacy/privacy-page.tsx';
import { PRIVACY_STEPS } from '../../../../src/domain/settings/privacy-steps.ts';
import { DEFAULT_SETTINGS } from '../../../../src/domain/settings/settings.ts';
import { testAccessibility, pressAndRead } from '../../support/accessibility.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const FIRST = 'ads';

testAccessibility('app/privacy', {
  'privacy-page.tsx': [
    { what: 'before anything is known', drawn: <PrivacyPage settings={null} /> },
    {
      what: 'with some of it done',
      drawn: <PrivacyPage settings={{ ...DEFAULT_SETTINGS, privacySteps: [FIRST] }} />,
    },
    {
      what: 'with all of it done',
      drawn: <PrivacyPage settings={{ ...DEFAULT_SETTINGS, privacySteps: PRIVACY_STEPS }} />,
    },
    {
      what: 'with a tick that was refused',
      drawn: <PrivacyPage settings={DEFAULT_SETTINGS} />,
      act: () => pressAndRead(`privacy-${FIRST}`, 'privacy-result'),
    },
  ],
});

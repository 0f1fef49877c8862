import type { PrivacyStep } from '../../domain/settings/privacy-steps.ts';
import type { Key } from '../../ui/i18n.ts';

interface StepText {
  readonly title: Key;
  readonly why: Key;
  /** Where to find the setting, worded to outlast redesigns of the app. */
  readonly where: Key;
}

export const STEP_TEXT: Readonly<Record<PrivacyStep, StepText>> = {
  account: {
    title: 'privacyAccount',
    why: 'privacyAccountWhy',
    where: 'privacyAccountWhere',
  },
  contacts: {
    title: 'privacyContacts',
    why: 'privacyContactsWhy',
    where: 'privacyContactsWhere',
  },
  'phone-search': {
    title: 'privacyPhoneSearch',
    why: 'privacyPhoneSearchWhy',
    where: 'privacyPhoneSearchWhere',
  },
  location: {
    title: 'privacyLocation',
    why: 'privacyLocationWhy',
    where: 'privacyLocationWhere',
  },
  ads: { title: 'privacyAds', why: 'privacyAdsWhy', where: 'privacyAdsWhere' },
  data: { title: 'privacyData', why: 'privacyDataWhy', where: 'privacyDataWhere' },
};

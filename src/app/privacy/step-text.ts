import type { PrivacyStep } from '../../domain/settings/privacy-steps.ts';
import type { Key } from '../../ui/i18n.ts';

interface StepWords {
  readonly title: Key;
  readonly why: Key;
  /** Where it is found, in words that survive a new design of the app. */
  readonly where: Key;
}

export const STEP_TEXT: Readonly<Record<PrivacyStep, StepWords>> = {
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

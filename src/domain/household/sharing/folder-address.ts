/** What is wrong with an address that somebody entered for a shared folder. */
export const ADDRESS_FAULTS = ['not-an-address', 'plain-http', 'has-password'] as const;
export type AddressFault = (typeof ADDRESS_FAULTS)[number];

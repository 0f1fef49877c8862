import type { AgreementContext } from '../../../../src/app/agreement/context.ts';
import { firstCalendar } from '../../../../src/domain/settings/settings.ts';
import { agreementViewOf, profileOf, MIA } from '../../support/profile-fixture.ts';

/** Mia's page before anything was agreed on, with some of it changed. */
export function contextOf(parts: Partial<AgreementContext> = {}): AgreementContext {
  return {
    profile: profileOf(),
    member: MIA,
    agreement: agreementViewOf(null),
    calendar: firstCalendar('Europe/Berlin'),
    refresh: () => undefined,
    ...parts,
  };
}

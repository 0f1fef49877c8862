import type { AgreementContext } from '../../../../src/app/agreement/context.ts';
import { firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { agreementViewOf, profileOf, MIA } from '../../support/profile-fixture.ts';

/** The context of Mia's page without an agreement, with overrides. */
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

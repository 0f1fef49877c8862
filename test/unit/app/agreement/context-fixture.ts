import type { Here } from '../../../../src/app/agreement/context.ts';
import { firstCalendar } from '../../../../src/domain/settings/settings.ts';
import { agreementViewOf, householdOf, MIA } from '../../support/profile-fixture.ts';

/** Mia's page before anything was agreed on, with some of it changed. */
export function hereOf(parts: Partial<Here> = {}): Here {
  return {
    household: householdOf(),
    member: MIA,
    agreement: agreementViewOf(null),
    calendar: firstCalendar('Europe/Berlin'),
    refresh: () => undefined,
    ...parts,
  };
}

import * as v from 'valibot';
import { browserFileSchema } from '../../../../src/domain/household/sharing/browser-file.schema.ts';
import type {
  BrowserFile,
  SharedAnswer,
  SharedGrant,
  SharedVersion,
} from '../../../../src/domain/household/sharing/browser-file.schema.ts';
import {
  toSharedGrant,
  toSharedVersion,
} from '../../../../src/domain/household/sharing/shared-rows.ts';
import { sharedParentsOf } from '../../../../src/domain/household/sharing/shared-parents.ts';
import { readPersons } from '../../../../src/store/household/household.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { browserFile } from '../../../fixtures/browser-file.ts';
import { daily, PIN, rules, TestBackground } from '../services-fixture.ts';
import { openWithHousehold } from '../handlers/household-fixture.ts';

/** Mia's browser in a household, with Dad unlocked. */
export async function openWithDad(): Promise<TestBackground> {
  return openWithHousehold(await TestBackground.openWithParent());
}

/** Dad's rules and extra time for Mia. */
export async function decide(background: TestBackground, minutes = 60): Promise<void> {
  const mia = await background.memberId('Mia');
  await background.setRules(mia, rules({ daily: daily(minutes) }));
  const terms = { code: PIN, pastBedtime: false, reason: 'quiz' };
  await background.request('extra-time', { minutes: 15, ...terms });
}

/** The tag of the background's household. */
export async function tagOf(background: TestBackground): Promise<string> {
  const { household } = await background.read(readSettings);
  if (household === null) throw new Error('No household');
  return household.tag;
}

/** What a browser shares of parents, rules and extra time, as another one reads it. */
export async function fileOf(
  background: TestBackground,
  answers: readonly SharedAnswer[] = [],
): Promise<BrowserFile> {
  const { device, parents } = await background.read(readSettings);
  const people = await background.read(readPersons);
  const personOf = (member: string): string => {
    const person = people.find((one) => one.member === member);
    if (person === undefined) throw new Error(`No person for ${member}`);
    return person.id;
  };
  const rows = await background.read(async ({ agreements }) => agreements.toArray());
  const grants = await background.read(async (database) => database.grants.toArray());
  const file = browserFile({
    device,
    parents: sharedParentsOf(parents),
    agreements: people.map(({ id }) => ({
      person: id,
      versions: rows
        .filter(({ member }) => personOf(member) === id)
        .map((row) => toSharedVersion(row, id, device)),
      earlier: [],
    })),
    grants: grants.map((row) => toSharedGrant(row, personOf(row.member), device)),
    answers: [...answers],
  });
  return v.parse(browserFileSchema, JSON.parse(JSON.stringify(file)));
}

/** The file with one version of an agreement changed. */
export function withVersion(file: BrowserFile, changes: Partial<SharedVersion>): BrowserFile {
  return {
    ...file,
    agreements: file.agreements.map((agreement) => ({
      ...agreement,
      versions: agreement.versions.map((version) => ({ ...version, ...changes })),
    })),
  };
}

/** The file with its extra time changed. */
export function withGrant(file: BrowserFile, changes: Partial<SharedGrant>): BrowserFile {
  return { ...file, grants: file.grants.map((grant) => ({ ...grant, ...changes })) };
}

/** Who signed what in a file: `version`, `yes`, `grant`, `answer` or `parent`, and by whom. */
export function signaturesIn({ agreements, grants, answers, parents }: BrowserFile): string[] {
  const versions = agreements.flatMap((agreement) => agreement.versions);
  const found = [
    ...versions.map(({ signature }) => ['version', signature] as const),
    ...versions.flatMap(({ yeses }) => yeses.map(({ signature }) => ['yes', signature] as const)),
    ...grants.map(({ signature }) => ['grant', signature] as const),
    ...answers.map(({ signature }) => ['answer', signature] as const),
    ...parents.map(({ signature }) => ['parent', signature] as const),
  ];
  const names = new Map(parents.map(({ id, name }) => [id, name]));
  return found.flatMap(([what, signature]) =>
    signature === null ? [] : [`${what} by ${names.get(signature.parent) ?? 'somebody'}`],
  );
}

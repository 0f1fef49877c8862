import type {
  BrowserFile,
  SharedAnswer,
  SharedGrant,
  SharedParent,
  SharedVersion,
  Signature,
} from '../../domain/household/sharing/browser-file.schema.ts';
import {
  answerStatement,
  consentStatement,
  grantStatement,
  parentStatement,
  versionStatement,
} from '../../domain/household/sharing/statements.ts';
import type { Parent } from '../../domain/people/members.ts';
import { isSigned } from '../../platform/crypto/signatures.ts';

/**
 * Checks what some parents signed in a household (rule H5). Each check returns what it is given, in
 * which signatures that none of them made, or that do not fit the content, are `null`. A version, a
 * yes and extra time count as signed by whoever they name alone.
 */
export function signatureCheck(parents: readonly Parent[], tag: string) {
  const keys = new Map(parents.map(({ id, pin }) => [id, pin.publicKey]));

  /** @param by whose signature it has to be; `null` for any parent's */
  async function checked<T extends { readonly signature: Signature | null }>(
    content: T,
    by: string | null,
    statement: () => string,
  ): Promise<T> {
    const { signature } = content;
    const unsigned = { ...content, signature: null };
    if (signature === null || (by !== null && by !== signature.parent)) return unsigned;
    const key = keys.get(signature.parent);
    if (key === undefined) return unsigned;
    return (await isSigned(key, statement(), signature.signature)) ? content : unsigned;
  }

  return {
    version: async (version: SharedVersion): Promise<SharedVersion> => {
      const { id, madeBy } = version;
      const yeses = version.yeses.map(async (yes) =>
        checked(yes, yes.by, () => consentStatement(tag, id, yes)),
      );
      const own = await checked(version, madeBy, () => versionStatement(tag, version));
      return { ...own, yeses: await Promise.all(yeses) };
    },
    grant: async (grant: SharedGrant) =>
      checked(grant, grant.parent, () => grantStatement(tag, grant)),
    answer: async (answer: SharedAnswer) =>
      checked(answer, null, () => answerStatement(tag, answer)),
    parent: async (parent: SharedParent) =>
      checked(parent, null, () => parentStatement(tag, parent)),
  };
}

/**
 * A file of another browser in which every signature is good: those that no parent known here made,
 * or that do not fit their content, are `null` (rule H5).
 * @param parents of this browser
 * @param tag of its household
 */
export async function checkSignatures(
  file: BrowserFile,
  parents: readonly Parent[],
  tag: string,
): Promise<BrowserFile> {
  const check = signatureCheck(parents, tag);
  const agreements = file.agreements.map(async (agreement) => ({
    ...agreement,
    versions: await Promise.all(agreement.versions.map(check.version)),
  }));
  return {
    ...file,
    parents: await Promise.all(file.parents.map(check.parent)),
    agreements: await Promise.all(agreements),
    grants: await Promise.all(file.grants.map(check.grant)),
    answers: await Promise.all(file.answers.map(check.answer)),
  };
}

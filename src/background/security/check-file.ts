import type {
  BrowserFile,
  SharedAgreement,
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
 * A file of another browser in which every signature is good: those that no parent known here made,
 * or that do not fit their content, are `null` (rule H5). A version and a yes count as signed by
 * whoever they name alone, extra time by whoever gave it.
 * @param parents of this browser
 * @param tag of its household
 */
export async function checkSignatures(
  file: BrowserFile,
  parents: readonly Parent[],
  tag: string,
): Promise<BrowserFile> {
  const keys = new Map(parents.map(({ id, pin }) => [id, pin.publicKey]));

  /** @param by whose signature it has to be; `null` for any parent's */
  async function checked(
    signature: Signature | null,
    by: string | null,
    statement: () => string,
  ): Promise<Signature | null> {
    if (signature === null || (by !== null && by !== signature.parent)) return null;
    const key = keys.get(signature.parent);
    if (key === undefined) return null;
    return (await isSigned(key, statement(), signature.signature)) ? signature : null;
  }

  async function checkedVersion(version: SharedVersion): Promise<SharedVersion> {
    const { id, madeBy } = version;
    const signature = await checked(version.signature, madeBy, () =>
      versionStatement(tag, version),
    );
    const yeses = await all(version.yeses, async (yes) => {
      const ofYes = await checked(yes.signature, yes.by, () => consentStatement(tag, id, yes));
      return { ...yes, signature: ofYes };
    });
    return { ...version, signature, yeses };
  }

  return {
    ...file,
    parents: await all(file.parents, async (parent) => ({
      ...parent,
      signature: await checked(parent.signature, null, () => parentStatement(tag, parent)),
    })),
    agreements: await all(file.agreements, async (agreement): Promise<SharedAgreement> => ({
      ...agreement,
      versions: await all(agreement.versions, checkedVersion),
    })),
    grants: await all(file.grants, async (grant) => ({
      ...grant,
      signature: await checked(grant.signature, grant.parent, () => grantStatement(tag, grant)),
    })),
    answers: await all(file.answers, async (answer) => ({
      ...answer,
      signature: await checked(answer.signature, null, () => answerStatement(tag, answer)),
    })),
  };
}

async function all<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  return Promise.all(items.map(work));
}

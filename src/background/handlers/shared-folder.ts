import { amountsFor } from '../../domain/agreement/extra-time-request.ts';
import { parseFolderAddress } from '../../domain/household/sharing/folder-address.ts';
import type { Waiting } from '../../domain/household/sharing/inbox.ts';
import { FolderError } from '../../domain/household/sharing/shared-folder.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { Parent } from '../../domain/people/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { hasFolderAccess } from '../../platform/extension/host-permission.ts';
import type { Failure } from '../../messages/index.ts';
import type { InboxItem } from '../../messages/shared-folder.ts';
import {
  connectFolder,
  forgetGoneBrowser,
  leaveFolder,
  readBrowserFiles,
} from '../../store/household/folder.ts';
import { changeHouseholdMember, readPersons } from '../../store/household/household.ts';
import { readSettings } from '../../store/settings.ts';
import { evaluate } from '../enforcement/evaluator.ts';
import { failure } from '../messaging/errors.ts';
import type { Handlers } from '../messaging/handler-types.ts';
import { householdPermission, refuseHouseholdChange } from '../security/household-permission.ts';
import { confirmParents } from '../security/known-parents.ts';
import { speakFor } from '../security/speak-for.ts';
import type { BackgroundServices } from '../services.ts';
import { answerProposalElsewhere, answerRequestElsewhere } from '../sharing/answers.ts';
import { newRunId } from '../sharing/folder-sync.ts';
import { folderViewOf } from '../sharing/folder-view.ts';
import { tryFolder } from '../sharing/try-folder.ts';
import { isParent, waitingNow } from '../sharing/waiting.ts';

/** Handlers for the household's shared folder (rule H4). */
export function sharedFolderHandlers(services: BackgroundServices) {
  const { connection, clock, folderSync, pinGuard } = services;

  const unlockedParent = async (settings: Settings): Promise<Parent | Failure> =>
    (await pinGuard.unlocked(settings))?.parent ?? failure('needs-pin', '');

  const waiting = async (settings: Settings): Promise<Waiting[]> =>
    connection.read(waitingNow, settings, clock.now().wall);

  return {
    folder: async () => {
      const settings = await connection.read(readSettings);
      const files = await connection.read(readBrowserFiles);
      const { suggestedFolder: suggested } = settings;
      return { ok: true, folder: await folderViewOf(services, settings, files), suggested };
    },
    'connect-folder': async ({ address: typed, user, password, browser }) => {
      const settings = await connection.read(readSettings);
      if (settings.household === null) return failure('no-household', '');
      const parsed = parseFolderAddress(typed);
      if (typeof parsed === 'string') return failure('folder-address', parsed);
      if (!(await hasFolderAccess(parsed.pattern))) return failure('folder-access', '');
      // Another folder in place of this one would take the others' reports away.
      const who = settings.folder === null ? '' : await householdPermission(services, settings);
      if (who === null) return failure('needs-pin', '');
      const { address } = parsed;
      const before = settings.folder;
      const isSame = before !== null && before.address === address && before.user === user;
      if (isSame && settings.folderState.serverWaitUntil > clock.now().wall)
        return failure('folder-problem', 'too-many-requests');
      const kept = isSame && password === '' ? before.password : password;
      const folder = { address, user, password: kept, browser };
      try {
        await tryFolder(folder, settings.device, AbortSignal.timeout(60_000));
      } catch (error) {
        if (error instanceof FolderError) return failure('folder-problem', error.problem);
        throw error;
      }
      const connect = async (): Promise<void> =>
        connection.write(connectFolder, folder, newRunId(), clock.now().wall);
      await (before === null || isSame ? connect() : folderSync.leave(connect, parsed.pattern));
      await folderSync.visit('change');
      return { ok: true };
    },
    'leave-folder': async () => {
      const settings = await connection.read(readSettings);
      if (settings.folder === null) return failure('no-folder', '');
      const who = await householdPermission(services, settings);
      if (who === null) return failure('needs-pin', '');
      await folderSync.leave(async () => connection.write(leaveFolder, who, clock.now().wall));
      await services.enforcer.enforceAgain();
      services.refreshBadge();
      return { ok: true };
    },
    'forget-browser': async ({ device }) => {
      const settings = await connection.read(readSettings);
      // That somebody keeps a browser out of the folder is for a parent to see.
      const refused = await refuseHouseholdChange(services, settings);
      if (refused !== null) return refused;
      const isFound = await connection.write(forgetGoneBrowser, device);
      return isFound ? { ok: true } : failure('not-there', 'browser');
    },
    'sync-folder': async ({ asked }) => {
      await folderSync.visit(asked === true ? 'asked' : 'page');
      return { ok: true };
    },
    'share-cards': async ({ member, shared, memberPin }) => {
      const settings = await connection.read(readSettings);
      const speaker = await speakFor(services, settings, member, memberPin);
      if (!speaker.ok) return speaker;
      const persons = await connection.read(readPersons);
      const person = persons.find((each) => each.member === member);
      if (person === undefined) return failure('not-there', 'member');
      await connection.write(changeHouseholdMember, person.id, { sharesCards: shared });
      return { ok: true };
    },
    'folder-inbox': async () => {
      const settings = await connection.read(readSettings);
      // How long somebody watched is for parents, as in week cards only with a yes.
      const member = (await evaluate(services, null))?.member ?? null;
      const isForParent =
        (await pinGuard.unlocked(settings)) !== null || (await connection.read(isParent, member));
      const items = await waiting(settings);
      return { ok: true, items: items.map((item) => toInboxItem(item, isForParent)) };
    },
    'answer-other-request': async ({ request: id, minutes, reason }) => {
      if (minutes === null && reason === '') return failure('malformed', 'reason');
      const settings = await connection.read(readSettings);
      const parent = await unlockedParent(settings);
      if ('error' in parent) return parent;
      const requests = (await waiting(settings)).flatMap(({ request }) => request ?? []);
      const request = requests.find((one) => one.id === id);
      if (request === undefined) return failure('not-there', 'request');
      const ms = (minutes ?? 0) * MINUTE;
      if (minutes !== null && !amountsFor(request).includes(ms))
        return failure('malformed', 'minutes');
      return answerRequestElsewhere(services, settings, parent, request, ms, reason);
    },
    'answer-other-proposal': async ({ proposal: id, answer, reason }) => {
      if (answer === 'no' && reason === '') return failure('malformed', 'reason');
      const settings = await connection.read(readSettings);
      const parent = await unlockedParent(settings);
      if ('error' in parent) return parent;
      const item = (await waiting(settings)).find(({ proposals }) =>
        proposals.some((one) => one.id === id),
      );
      const proposal = item?.proposals.find((one) => one.id === id);
      if (item === undefined || proposal === undefined) return failure('not-there', 'proposal');
      const { heads } = item;
      return answerProposalElsewhere(
        services,
        settings,
        parent,
        { proposal, heads },
        answer,
        reason,
      );
    },
    'confirm-parents': async ({ device, member }) => {
      const settings = await connection.read(readSettings);
      const parent = await unlockedParent(settings);
      if ('error' in parent) return parent;
      const file = (await connection.read(readBrowserFiles)).find((one) => one.device === device);
      if (file === undefined) return failure('not-there', 'browser');
      const confirmed = await confirmParents(services, file, member);
      services.refreshBadge();
      return confirmed;
    },
  } satisfies Partial<Handlers>;
}

function toInboxItem(
  { heads, request, watchedMs, ...item }: Waiting,
  isForParent: boolean,
): InboxItem {
  const latest = heads.at(-1);
  return {
    ...item,
    request,
    watchedMs: isForParent ? watchedMs : null,
    agreement:
      latest === undefined
        ? null
        : { way: latest.way, rules: latest.rules, version: latest.version },
  };
}

import { MAX_FILE, megabytes } from '../../core/media/max-file.ts';
import { type Language, plain, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { listOf } from '../../core/report/list-of.ts';
import { unitOfFlow } from '../../core/report/unit-flows.ts';
import { DAY, type Instant, later } from '../../core/time/instant.ts';
import type { Contact, Tx } from '../../ports/store.ts';
import { unitInFocus } from '../focus.ts';
import { type Purpose, purpose, type Refusal } from '../media/purpose.ts';
import type { Planner } from '../planner.ts';
import type { FileTaker } from '../take-files.ts';
import { unitsReportedBy } from '../units-reported-by.ts';

/** The purpose under which lists are wanted, and the kind of the job that reads them. */
export const ROSTER_FILE = 'roster';
export const IMPORT = 'import';

/** What was read is in the draft; the file itself is only kept for whoever looks for a fault. */
export const keepForReading = (at: Instant): Instant => later(at, 7 * DAY);

const TABLE = /\.(?:xlsx|xls|xlsm|csv|tsv)$/i;
const TABLE_TYPE = /spreadsheet|ms-excel|csv|tab-separated/;

/** A workbook or a .csv from somebody whose unit keeps a list. While evidence is gathered it is evidence. */
export const createTakeRosterFile =
  (planner: Planner): FileTaker =>
  async ({ tx, door, at, grants, conversation }, files) => {
    const [file, ...more] = files;
    const isTable = file && (TABLE.test(file.name ?? '') || TABLE_TYPE.test(file.type ?? ''));
    const flow = conversation.dialogue.session?.flow;
    if (!isTable || more.length > 0 || flow?.startsWith('e-')) return undefined;
    const plan = planner.current(door.commune, at);
    const own = plan ? unitsReportedBy(grants, plan.content) : [];
    const keeping = own.filter((unit) => plan && listOf(plan.campaign, unit) !== undefined);
    const meant = (flow && unitOfFlow(flow)) ?? unitInFocus(conversation.focus, at);
    const unit = keeping.find(({ id }) => id === meant) ?? keeping[0];
    if (plan === undefined || unit === undefined) return undefined;
    const isGuess = keeping.length > 1 && unit.id !== meant;
    tx.media.want({
      channel: conversation.channel,
      address: conversation.address,
      account: conversation.account,
      commune: door.commune,
      ref: file.ref,
      ...(file.name !== undefined && { name: file.name }),
      purpose: ROSTER_FILE,
      about: { unit: unit.id, campaign: plan.campaign.id, ...(isGuess && { guess: 'yes' }) },
      at,
      purgeAt: keepForReading(at),
    });
    return { says: [say([text('roster.file.reading', { unit: plain(unit.name) })])] };
  };

/** The bytes have come: a job reads them. What a file is called says nothing, its bytes do. */
export const rosterPurpose: Purpose = purpose({
  accepts: ['sheet', 'text'],
  limit: MAX_FILE,
  async arrived({ tx, at, file, kind }) {
    if (file.type === 'application/vnd.ms-excel') return [say([text('roster.refused.old-format')])];
    const [conversation] = await tx.conversations.load([file]);
    const { name = '', about = {}, sha256 = '' } = file;
    const form = kind === 'sheet' ? 'xlsx' : 'csv';
    readLater(tx, { ...file, name, about, at, language: conversation?.language ?? 'vi', sha256, form });
    return [];
  },
  failed: async ({ reason }) => [say([whyRefused(reason)])],
});

/** Whoever meant to send a list is told what a list can be, not that a photo would do. */
export const whyRefused = (reason: Refusal): Text =>
  reason === 'wrong-type'
    ? text('roster.refused.no-list')
    : text(`media.refused.${reason}`, { limit: megabytes(MAX_FILE) });

interface ToRead extends Contact {
  /** Of its bytes in the media, and of the draft that its rows come into. */
  readonly id: string;
  readonly account: string;
  readonly commune: string;
  readonly name: string;
  /** Unit and campaign. */
  readonly about: Readonly<Record<string, string>>;
  readonly language: Language;
  readonly sha256: string;
  readonly form: 'xlsx' | 'csv';
  readonly at: Instant;
}

/** The job that reads the file; what comes of it is told in the chat. */
export function readLater(tx: Tx, file: ToRead): void {
  const { id, channel, address, account, commune, name, about, language, sha256, form, at } = file;
  tx.jobs.add({
    id,
    kind: IMPORT,
    contact: { channel, address },
    language,
    args: { ...about, media: id, account, commune, name: shownName(name), form, sha256 },
    at,
  });
}

/** Only ever shown, never a path; without folders, and short. */
const shownName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').replace(/[^\p{L}\p{M}\p{N} ._()-]/gu, '').slice(0, 80);

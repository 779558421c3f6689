import { readPicked } from '../../core/flow/kinds/files.ts';
import type { Answer, Answers } from '../../core/flow/session.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { showReceipt } from '../../core/violation/receipt.ts';
import { contentOf, identityOf } from '../../core/violation/tip-answers.ts';
import type { Cipher } from '../../ports/cipher.ts';
import type { PublicKey } from '../../ports/sealed-box.ts';
import type { Record } from '../carry-out.ts';
import type { Outcome } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { intakeOf } from './intake-of.ts';
import { EARLIER_CONTENT, EARLIER_IDENTITY } from './private-dialogue.ts';
import { type Relay, sealNews } from './relay.ts';
import type { Sealing } from './sealing.ts';
import type { StoreTip } from './store-tip.ts';
import type { TipFiles } from './tip-files.ts';
import { tipHandle } from './tip-handle.ts';
import type { TipLimits } from './tip-limits.ts';

interface Deps {
  readonly planner: Planner;
  readonly cipher: Cipher;
  readonly box: Sealing['box'];
  readonly storeTip: StoreTip;
  readonly files: TipFiles;
  readonly limits: TipLimits;
  /** Without any order in it. */
  readonly newId: () => string;
}

/** A tip of a chat: sealed to the desk in two parts, answered with a receipt that is kept nowhere. */
export function createRecordTip(deps: Deps): Record {
  const { planner, cipher, box, storeTip, files, limits, newId } = deps;
  return async ({ tx, door, at, conversation }, _, answers) => {
    const intake = intakeOf(planner, door.commune, at);
    const keys = (await tx.desks.keysOf(door.commune)).map(({ key }) => key as PublicKey);
    if (intake === undefined || keys.length === 0) return refused('closed');
    const handle = tipHandle(cipher, door.commune, conversation);
    if (await tx.desks.isBlocked(door.commune, handle, at)) return refused('blocked');
    if (!limits.allows('tip', handle, at)) return refused('too-many');

    const id = newId();
    const receipt = box.newReceipt();
    const { lookup, key } = await box.keysOf(receipt);
    const picked = readPicked(listOf(answers['files'])).map((file) => ({ id: newId(), file }));
    const content = {
      ...contentOf(answers, listOf(answers[EARLIER_CONTENT])),
      ...(picked.length > 0 && {
        files: picked.map((each) => ({ id: each.id, from: { channel: door.name, ref: each.file.ref } })),
      }),
    };
    const identity = identityOf(answers, listOf(answers[EARLIER_IDENTITY]));
    const { channel, address, language } = conversation;
    const teller = { channel, address, language };
    const relay: Relay = {
      handle,
      ...(answers['news'] === 'yes' && { news: sealNews(cipher, id, teller) }),
    };
    const seal = (value: object) => box.seal(Buffer.from(JSON.stringify(value)), keys);
    const sealed = {
      id,
      lookup,
      key,
      content: await seal(content),
      relay: await seal(relay),
      ...(identity && { identity: await seal(identity) }),
    };
    await storeTip(tx, intake, sealed, at);
    for (const { id: fileId, file } of picked)
      files.want({ id: fileId, tip: id, commune: door.commune, channel: door.name, file, keys, teller });
    return sent(showReceipt(receipt), picked.length);
  };
}

const listOf = (answer: Answer | undefined): readonly string[] =>
  Array.isArray(answer) ? (answer as readonly string[]) : [];

export const refused = (because: string): Outcome => ({
  private: true,
  says: [say([text(`violation.refused.${because}`)])],
});

const sent = (receipt: string, count: number): Outcome => ({
  private: true,
  says: [
    say([
      text('violation.sent.receipt', { receipt }),
      text('violation.sent.keep'),
      ...(count > 0 ? [text('violation.sent.files', { count })] : []),
      text('violation.sent.how', { word: plain('biên nhận') }),
    ]),
  ],
});

export const answersList = (answers: Answers, key: string): readonly string[] => listOf(answers[key]);

import { SEALED_ANSWER } from '../../core/flow/sealed-answer.ts';
import type { Answers } from '../../core/flow/session.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { showReceipt } from '../../core/violation/receipt.ts';
import { contentOf, identityOf, knownFiles } from '../../core/violation/tip-answers.ts';
import type { Cipher } from '../../ports/cipher.ts';
import type { PublicKey } from '../../ports/sealed-box.ts';
import type { Record } from '../carry-out.ts';
import type { Outcome } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { intakeOf } from './intake-of.ts';
import { EARLIER_CONTENT, EARLIER_IDENTITY } from './private-dialogue.ts';
import { followUpOf, type Relay, sealNews } from './relay.ts';
import type { Sealing } from './sealing.ts';
import type { StoreTip } from './store-tip.ts';
import type { TipFiles } from './tip-files.ts';
import { tipHandle } from './tip-handle.ts';
import type { TipLimits } from './tip-limits.ts';
import { toTipFile } from './tip-source.ts';

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
    const { lookup, key, secret } = await box.keysOf(receipt);
    const picked = knownFiles(answers['files']).map((file) => ({ id: newId(), file }));
    const { channel, address, language } = conversation;
    const content = contentOf(answers, {
      language,
      earlier: answersList(answers, EARLIER_CONTENT),
      files: picked.map((each) => toTipFile(cipher, each.id, { channel: door.name, file: each.file })),
    });
    const identity = identityOf(answers, { earlier: answersList(answers, EARLIER_IDENTITY) });
    const teller = { channel, address, language };
    const relay: Relay = {
      handle,
      // A wish that can be read no more is in the content: the desk's browser follows it.
      ...((answers['news'] === 'yes' || answers['news'] === SEALED_ANSWER) && {
        news: sealNews(cipher, id, { ...teller, followUp: followUpOf(secret) }),
      }),
    };
    const seal = (value: object) => box.seal(Buffer.from(JSON.stringify(value)), keys);
    const sealed = {
      id,
      lookup,
      key,
      to: keys,
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

export function answersList(answers: Answers, key: string): readonly string[] {
  const answer = answers[key];
  return Array.isArray(answer) ? (answer as readonly string[]) : [];
}

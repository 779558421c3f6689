import { SEALED_ANSWER } from '../../core/flow/sealed-answer.ts';
import type { Answers } from '../../core/flow/session.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import { dayOf } from '../../core/time/day.ts';
import type { Instant } from '../../core/time/instant.ts';
import { showDay } from '../../core/time/show.ts';
import type { Receipt } from '../../core/violation/receipt.ts';
import { RECEIPT_FLOW, RECEIPT_WAYS } from '../../core/violation/receipt-flow.ts';
import { knownFiles } from '../../core/violation/tip-answers.ts';
import { isFollowUpDue } from '../../core/violation/tip-clock.ts';
import type { Cipher } from '../../ports/cipher.ts';
import type { ReceiptKeys } from '../../ports/sealed-box.ts';
import type { Tip } from '../../ports/store.ts';
import type { Record } from '../carry-out.ts';
import type { Outcome, Request } from '../outcome.ts';
import { EARLIER_CONTENT } from './private-dialogue.ts';
import { answersList, refused } from './record-tip.ts';
import { followUpOf } from './relay.ts';
import { reportHandled } from './report-handled.ts';
import type { Sealing } from './sealing.ts';
import { addMessage, readersOf, readThread } from './thread.ts';
import type { TipFiles } from './tip-files.ts';
import type { TipLimits } from './tip-limits.ts';
import { toTipFile } from './tip-source.ts';

interface Deps extends Pick<Sealing, 'box' | 'shreds'> {
  readonly cipher: Cipher;
  readonly files: TipFiles;
  readonly limits: TipLimits;
  readonly newId: () => string;
}

const ZONE = 'Asia/Ho_Chi_Minh';

/** What the holder of a receipt asks for or adds, in a chat. The receipt is forgotten with the answer. */
export function createRecordReceipt({ cipher, box, shreds, files, limits, newId }: Deps): Record {
  return async (request, what, answers) => {
    const { tx, at, conversation, door } = request;
    if (!limits.allows('receipt', JSON.stringify([conversation.channel, conversation.address]), at))
      return refused('too-many');
    if (answers['receipt'] === SEALED_ANSWER) return askAgain(answers);
    const keys = await box.keysOf(answers['receipt'] as Receipt);
    const tip = await tx.tips.findByLookup(keys.lookup);
    if (tip === undefined || tip.commune !== door.commune) return gone(request, keys);
    switch (what) {
      case 'add':
        return add(request, tip, answers);
      case 'quiet':
        await tx.tips.change(tip.id, tip.version, { quiet: true });
        await tx.followUps.remove(followUpOf(keys.secret));
        return { private: true, says: [say([text('violation.quiet')])] };
      case 'handled':
        return {
          private: true,
          says: [say([await reportHandled(tx, tip, handledIn(answers, keys), at)])],
        };
      default:
        // Written before a restart had taken the receipt away.
        return isAddition(answers) ? add(request, tip, answers) : look(request, tip, keys, answers);
    }
  };

  async function look(
    { tx, at }: Request,
    tip: Tip,
    { secret }: ReceiptKeys,
    answers: Answers,
  ): Promise<Outcome> {
    const thread = await readThread(tx, { box, shreds }, tip.id, secret);
    const lines = thread.map(({ from, at, text: said, files: sent = [] }): Text => {
      const day = showDay(dayOf(at, ZONE));
      const line = text(`violation.thread.${from}`, { day, said: plain(said) });
      return sent.length === 0 ? line : text('violation.thread.files', { line, count: sent.length });
    });
    return {
      private: true,
      says: [
        say([
          text(`violation.state.${tip.state}`, { day: showDay(dayOf(tip.since, ZONE)) }),
          ...lines,
          ...asked(tip, at),
        ]),
      ],
      enter: RECEIPT_WAYS,
      answers: { receipt: answers['receipt'] ?? '' },
    };
  }

  async function add({ tx, at, door, conversation }: Request, tip: Tip, answers: Answers): Promise<Outcome> {
    const to = await readersOf(tx, tip);
    const picked = knownFiles(answers['files']).map((file) => ({ id: newId(), file }));
    const sent = picked.map(({ id, file }) => toTipFile(cipher, id, { channel: door.name, file }));
    const said = { text: wordsIn(answers), ...(sent.length > 0 && { files: sent }) };
    const kind = tip.waits === 'reporter' ? 'answer' : 'addition';
    const bodies = answersList(answers, EARLIER_CONTENT).map((body) => Buffer.from(body, 'base64'));
    const isMore = said.text !== '' || sent.length > 0;
    for (const sealed of [
      ...bodies,
      ...(isMore ? [await box.seal(Buffer.from(JSON.stringify(said)), to)] : []),
    ])
      await addMessage(tx, shreds, { id: newId(), tip: tip.id, from: 'reporter', kind, at, sealed });
    await tx.tips.change(tip.id, tip.version, { waits: 'desk' });
    const { channel, address, language } = conversation;
    const teller = { channel, address, language };
    for (const { id, file } of picked)
      files.want({
        id,
        tip: tip.id,
        commune: door.commune,
        channel: door.name,
        file,
        keys: to.slice(0, -1),
        teller,
      });
    return { private: true, says: [say([text('violation.added')])] };
  }
}

/** The receipt is asked for anew; what was written meanwhile goes along. */
const askAgain = ({ words, files, ...answers }: Answers): Outcome => ({
  private: true,
  says: [say([text('violation.receipt.again')])],
  enter: RECEIPT_FLOW,
  answers: {
    ...(words !== undefined && words !== SEALED_ANSWER && { words }),
    ...(files !== undefined && { files }),
    ...(answers[EARLIER_CONTENT] !== undefined && { [EARLIER_CONTENT]: answers[EARLIER_CONTENT] }),
  },
});

const wordsIn = ({ words = '' }: Answers): string => (words === SEALED_ANSWER ? '' : String(words));

const isAddition = (answers: Answers): boolean =>
  wordsIn(answers) !== '' || answers[EARLIER_CONTENT] !== undefined;

const asked = ({ handled, waits, state, since }: Tip, at: Instant): readonly Text[] => [
  ...(waits === 'reporter' ? [text('violation.asked')] : []),
  ...(handled === undefined && isFollowUpDue(state, since, at, ZONE) ? [text('violation.follow-up')] : []),
];

const handledIn = (answers: Answers, { secret }: ReceiptKeys) => ({
  isHandled: answers['handled'] === 'yes',
  followUp: followUpOf(secret),
});

async function gone({ tx, door }: Request, { lookup }: ReceiptKeys): Promise<Outcome> {
  const purge = await tx.tipFigures.purgeByLookup(lookup);
  if (purge?.commune !== door.commune) return refused('no-tip');
  return { private: true, says: [say([text('violation.purged', { day: showDay(purge.on) })])] };
}

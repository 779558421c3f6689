import type { Command, Order } from '../command/command.ts';
import { denies } from '../message/denies.ts';
import type { Choice } from '../message/message.ts';
import type { Found, Topic } from '../topic/topic.ts';
import type { Scene } from './scene.ts';

/** From here on nine in ten are right; below it the nearest topics are offered instead. */
export const SURE = 0.7;
/** Below it a text that sounds like nothing of ours may still be a question about it, told in unusual words. */
const FOREIGN = 0.5;
const NEAREST = 3;

const isSure = ({ topic, confidence }: Found): boolean => topic !== 'none' && confidence >= SURE;

/** Commands whose words questions begin with too: "đơn vị nào chưa nộp đợt 2". */
const ASKING: ReadonlySet<Command> = new Set(['report', 'list', 'submit', 'switch', 'total']);

/** What "vì sao …" is asked of: a figure, or reminders that did not help. */
const WHY: ReadonlySet<Command> = new Set(['explain', 'why']);

/** What was meant: one of the buttons there are, or something to be done. Neither for a word or two of nothing. */
export interface Meaning {
  readonly choice?: string;
  readonly order?: Order;
}

/**
 * What a text that is no answer and no control comes to. A command named at its beginning ("sửa", "nộp", "tổng") means
 * the command for whoever has a role; of a citizen it is rather a question.
 */
export function meaningOf(text: string, offered: readonly Choice[], scene: Scene): Meaning {
  if (scene.isThanks(text)) return { order: answer('thanks') };
  const order = scene.readPhrase(text);
  // "Báo cáo thôn 3 sao rồi" begins like a command, and asks; "vì sao thôn 3 chưa nộp" asks of the reminders.
  const mayAsk = order === undefined || (order.args !== '' && ASKING.has(order.command));
  const isWhy = order?.command === 'explain';
  const asked = mayAsk || isWhy ? scene.readQuestion(text) : undefined;
  if (asked && (!isWhy || WHY.has(asked.command)))
    return { order: asked.command === order?.command && !isWhy ? order : asked };
  if (order && (order.args === '' || scene.hasRole || order.command === 'join')) return { order };
  // "1 2" asks nothing.
  if (!/\p{L}/u.test(text)) return {};
  const found = scene.find(text);
  const sure = isSure(found);
  const choice = sure ? buttons.get(found.topic) : undefined;
  if (choice !== undefined && offered.some(({ id }) => id === choice)) return { choice };
  // "Báo cáo thôn 3" is no question about the campaign, but a head who has no invitation yet.
  if (order && (!sure || found.topic.startsWith('campaign.'))) return { order };
  if (sure) return { order: answer(found.topic) };
  // "Không thấy nút đó", and no topic that it surely is: they are stuck where they are.
  if (denies(text) && offered.some(({ id }) => id === 'stuck')) return { choice: 'stuck' };
  const count = text.trim().split(/\s+/).length;
  const near = nearestTo(found);
  if (near.length > 0 && count > 1) return { order: answer(near.slice(0, NEAREST).join(' ')) };
  return count > 3 ? { order: answer('none') } : {};
}

function nearestTo({ topic, confidence, alternatives }: Found): readonly Topic[] {
  if (topic !== 'none') return [topic, ...alternatives];
  return confidence < FOREIGN ? alternatives : [];
}

/** "Tui mần xong rồi đó", "kiếm ai chỉ giùm đi": what the buttons of a step call "Xong" and "Hỏi người". */
const buttons: ReadonlyMap<string, string> = new Map([
  ['campaign.confirm', 'done'],
  ['help.human', 'ask-human'],
]);

const answer = (args: string): Order => ({ command: 'answer', args });

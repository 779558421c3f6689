import type { Order } from '../command/command.ts';
import type { Choice } from '../message/message.ts';
import type { Found } from '../topic/topic.ts';
import type { Scene } from './scene.ts';

/** From here on nine in ten are right; below it the nearest topics are offered instead. */
const SURE = 0.7;
const NEAREST = 3;

export const isSure = ({ topic, confidence }: Found): boolean => topic !== 'none' && confidence >= SURE;

/**
 * What a text that is no answer and no control comes to. A command named at its beginning ("sửa", "nộp", "tổng") means
 * the command for whoever has a role; of a citizen it is rather a question. Undefined for a word or two of nothing.
 */
export function toOrder(text: string, scene: Scene): Order | undefined {
  if (scene.isThanks(text)) return { command: 'answer', args: 'thanks' };
  const order = scene.readPhrase(text);
  if (order && (order.args === '' || scene.hasRole)) return order;
  const found = scene.find(text);
  // "Báo cáo thôn 3" is no question about the campaign, but a head who has no invitation yet.
  if (order && (!isSure(found) || found.topic.startsWith('campaign.'))) return order;
  if (isSure(found)) return { command: 'answer', args: found.topic };
  const count = text.trim().split(/\s+/).length;
  if (found.topic !== 'none' && count > 1) {
    return { command: 'answer', args: [found.topic, ...found.alternatives].slice(0, NEAREST).join(' ') };
  }
  return count > 3 ? { command: 'answer', args: 'none' } : undefined;
}

/** "Tui mần xong rồi đó", "kiếm ai chỉ giùm đi": what the buttons of a step call "Xong" and "Hỏi người". */
export function toChoice(text: string, offered: readonly Choice[], { find }: Scene): string | undefined {
  if (!offered.some(({ id }) => id === 'done' || id === 'ask-human')) return undefined;
  const found = find(text);
  const meant = isSure(found) ? meanings.get(found.topic) : undefined;
  return offered.some(({ id }) => id === meant) ? meant : undefined;
}

const meanings: ReadonlyMap<string, string> = new Map([
  ['campaign.confirm', 'done'],
  ['help.human', 'ask-human'],
]);

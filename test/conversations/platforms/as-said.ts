import type { Limits } from '../../../src/ports/channel.ts';
import type { Bubble } from './platform.ts';

/**
 * What was said, whatever carried it: pieces of a text that was too long for one message are one again, and a menu is
 * written the same whether it came as buttons, as numbered lines, or as both because a label was too long.
 */
export function asSaid(bubbles: readonly Bubble[], limits: Limits): readonly string[] {
  const whole: Bubble[] = [];
  for (const bubble of bubbles) {
    const last = whole.at(-1);
    // Two messages of which each would have had room in the other were never one.
    const isRest = last?.buttons.length === 0 && last.text.length + bubble.text.length >= limits.text;
    if (!isRest) whole.push(bubble);
    else whole[whole.length - 1] = { ...bubble, text: `${last.text}\n\n${bubble.text}` };
  }
  return whole.map(({ text, buttons }) => {
    const { before, lines } = cutMenu(text);
    // Where labels had to be cut, the lines are there as well.
    if (buttons.length !== lines.length && buttons.length > 0)
      return [text, ...buttons.map((button) => `[${button}]`)].join('\n');
    const labels = lines.length === 1 ? lines.map((line) => line.replace(/^1\. /, '')) : lines;
    return [before, ...labels.map((label) => `[${label}]`)].join('\n');
  });
}

/** The numbered lines that end a text, if its last paragraph is nothing else. */
function cutMenu(text: string): { readonly before: string; readonly lines: readonly string[] } {
  const at = text.lastIndexOf('\n\n');
  const lines = text.slice(at + 2).split('\n');
  const isMenu = at >= 0 && lines.every((line, n) => line.startsWith(`${n + 1}. `));
  return isMenu ? { before: text.slice(0, at), lines } : { before: text, lines: [] };
}

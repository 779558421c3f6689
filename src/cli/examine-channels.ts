import type { ChannelEntry, ChannelParts } from '../channels/platform.ts';
import { plain } from '../core/message/message.ts';
import { text } from '../core/message/say.ts';
import { SendError } from '../ports/channel.ts';
import { bad, type Finding } from '../ports/finding.ts';

/** A platform that takes longer is as good as away, for somebody who waits at a terminal. */
const TIME = 5_000;

/** Asks every platform about its channel, side by side. What goes wrong with one is a finding of that one. */
export function examineChannels(
  entries: readonly ChannelEntry[],
  parts: Omit<ChannelParts, 'onTrouble'>,
): Promise<readonly { readonly name: string; readonly findings: readonly Finding[] }[]> {
  return Promise.all(
    entries.map(async (entry) => ({ name: entry.name, findings: await examine(entry, parts) })),
  );
}

async function examine(
  entry: ChannelEntry,
  parts: Omit<ChannelParts, 'onTrouble'>,
): Promise<readonly Finding[]> {
  try {
    const { examine: ask } = await entry.open({ ...parts, onTrouble: () => {} });
    return (await ask?.(AbortSignal.timeout(TIME))) ?? [];
  } catch (error) {
    return [
      bad(text(keyOf(error), { words: plain(error instanceof Error ? error.message : String(error)) })),
    ];
  }
}

const keyOf = (error: unknown): string => {
  if (!(error instanceof SendError)) return 'doctor.failure.other';
  if (error.failure === 'misconfigured' || error.failure === 'throttled')
    return `doctor.failure.${error.failure}`;
  return error.failure === 'unreachable' || error.failure === 'answer-lost'
    ? 'doctor.failure.unreachable'
    : 'doctor.failure.other';
};

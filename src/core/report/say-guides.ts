import { titleOf } from '../flow/guide.ts';
import type { Text } from '../message/message.ts';
import { text } from '../message/say.ts';
import { type GuideProgress, hardest, isFew, type StepProgress } from './guide-progress.ts';

/** What a step says, made short enough to name it by. */
export type NameStep = (guide: string, step: string) => Text;

/** "dưới 5" instead of the number, where somebody could be recognised by it. */
export const countText = (count: number): Text =>
  isFew(count) ? text('guide-runs.few') : text('guide-runs.number', { count });

/** Nobody asked for a person: then nothing is said of it. */
const withAsked = (sums: Text, asked: number): Text =>
  asked === 0 ? sums : text('guide-runs.sums-asked', { sums, asked: countText(asked) });

export const saySums = ({ started, finished, asked }: GuideProgress): Text =>
  withAsked(text('guide-runs.sums', { started: countText(started), finished: countText(finished) }), asked);

export function sayGuide(progress: GuideProgress, nameOf: NameStep): Text {
  const line = text('guide-runs.line', { guide: titleOf(progress.id), sums: saySums(progress) });
  const hard = hardest(progress);
  if (hard === undefined) return line;
  const step = nameOf(progress.id, hard.id);
  return text('guide-runs.line-hard', { line, step, stopped: countText(hard.stopped) });
}

export const sayStep = (
  guide: string,
  { id, reached, stopped, asked }: StepProgress,
  number: number,
  nameOf: NameStep,
): Text =>
  text('guide-runs.step', {
    number,
    step: nameOf(guide, id),
    sums: withAsked(
      text('guide-runs.step-sums', { reached: countText(reached), stopped: countText(stopped) }),
      asked,
    ),
  });

import { type Instant, later } from '../core/time/instant.ts';
import type { Acknowledgement, Tx } from '../ports/store.ts';

/**
 * Writes down what somebody answered to reminders of one campaign, behind what they answered before: several messages
 * can be heard at one moment, and the last of them is what they mean.
 */
export async function noteAnswers(
  { acknowledgements }: Pick<Tx, 'acknowledgements'>,
  answers: readonly Acknowledgement[],
): Promise<void> {
  const [first] = answers;
  if (first === undefined) return;
  const before = await acknowledgements.of(first.commune, first.campaign);
  for (const answer of answers) {
    const last = before.findLast(
      ({ obligation, by }) => obligation === answer.obligation && by === answer.by,
    );
    const at = last === undefined ? answer.at : (Math.max(answer.at, later(last.at, 1)) as Instant);
    acknowledgements.add({ ...answer, at });
  }
}

import * as z from 'zod';
import { FlowId } from '../flow/flow.ts';
import { TOPICS } from './topic.ts';

/** A file of data/answers/: one topic, or "none" for what is not ours. Its answer is in locales/ as `topic.answer.<id>`. */
export const TopicSource = z.strictObject({
  id: z.enum([...TOPICS, 'none']),
  /** The guide that goes through it step by step. */
  guide: FlowId.optional(),
  /** Questions as people write them. */
  examples: z.array(z.string().min(1)).min(25),
});
export type TopicSource = z.infer<typeof TopicSource>;

import type { Text } from '../message/message.ts';
import type { Topic } from './topic.ts';

/** The approved answer to a topic, where nothing is known of a plan. */
export const answerTo = (topic: Topic): Text => ({ key: `topic.answer.${topic}` });

/** What a topic is called on a button. */
export const nameOf = (topic: Topic): Text => ({ key: `topic.name.${topic}` });

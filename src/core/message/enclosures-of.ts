import type { Enclosure } from './attachment.ts';
import type { Heard } from './message.ts';

/** What came with a message and is made of bytes. */
export const enclosuresOf = ({ attachments = [] }: Pick<Heard, 'attachments'>): readonly Enclosure[] =>
  attachments.filter((one) => one.kind !== 'contact' && one.kind !== 'location');

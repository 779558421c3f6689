import type { Text } from '../core/message/message.ts';

/** What was found out about something that the bot stands on, for whoever runs it. */
export interface Finding {
  /** `bad`: somebody must do something. */
  readonly grade: 'good' | 'note' | 'bad';
  readonly text: Text;
}

export const good = (text: Text): Finding => ({ grade: 'good', text });
export const note = (text: Text): Finding => ({ grade: 'note', text });
export const bad = (text: Text): Finding => ({ grade: 'bad', text });

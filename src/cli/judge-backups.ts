import type { Text } from '../core/message/message.ts';
import { text } from '../core/message/say.ts';
import { DAY, type Instant, isoInstant } from '../core/time/instant.ts';
import type { Backups } from '../ports/backups.ts';
import { bad, type Finding, good, note } from '../ports/finding.ts';

/** One is made each night. */
const OLD = 3 * DAY;

/** Whether what would be lost with the machine is little enough. */
export async function judgeBackups(backups: Pick<Backups, 'list'>, now: Instant): Promise<Finding> {
  const all = await backups.list();
  const [newest] = all;
  if (newest === undefined) return note(own('no-backup'));
  const about = { at: isoInstant(newest.at), count: all.length };
  return now - newest.at > OLD ? bad(own('backup-old', about)) : good(own('backup', about));
}

const own = (key: string, about: NonNullable<Text['params']> = {}): Text => text(`doctor.own.${key}`, about);

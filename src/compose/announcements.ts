import { createPlanBulletins } from '../app/announcements/plan-bulletins.ts';
import { createSendBulletins } from '../app/announcements/send-bulletins.ts';
import { createSendDigests } from '../app/announcements/send-digests.ts';
import { createSettleBulletins } from '../app/announcements/settle-bulletins.ts';
import type { Record as RecordAnswers, RunCommand } from '../app/carry-out.ts';
import { createBulletins } from '../app/commands/announce/bulletins.ts';
import { createDigest } from '../app/commands/announce/digest.ts';
import { createFollow, unfollow } from '../app/commands/announce/follow.ts';
import { createGroups } from '../app/commands/announce/groups.ts';
import {
  createLinkThisGroup,
  createUnlinkThisGroup,
  linkGroup,
} from '../app/commands/announce/link-group.ts';
import { createRecipients } from '../app/commands/announce/recipients.ts';
import { createRecordBulletinWords } from '../app/records/record-bulletin-words.ts';
import type { Command } from '../core/command/command.ts';
import { BULLETIN_WORDS } from '../core/report/bulletin-words-flow.ts';
import type { Task } from '../server/loop.ts';
import type { Ground } from './ground.ts';

type AnnounceCommand = Extract<
  Command,
  'bulletins' | 'groups' | 'link-group' | 'unlink-group' | 'follow' | 'unfollow' | 'digest' | 'recipients'
>;

/** What is told to many without being asked, and who would get it: bulletins to groups and followers, summaries to those who lead. */
export function composeAnnouncements(ground: Ground) {
  const { planner, channels } = ground;
  const commands: Readonly<Record<AnnounceCommand, RunCommand>> = {
    bulletins: createBulletins({ planner, channels }),
    groups: createGroups(planner),
    'link-group': linkGroup,
    'unlink-group': linkGroup,
    follow: createFollow(ground),
    unfollow,
    digest: createDigest(planner),
    recipients: createRecipients({ planner, channels }),
  };
  const records: readonly (readonly [string, RecordAnswers])[] = [
    [BULLETIN_WORDS, createRecordBulletinWords({ planner, channels })],
  ];
  const due: readonly Task[] = [
    { name: 'bulletins to come', run: createPlanBulletins(ground) },
    { name: 'bulletins', run: createSendBulletins(ground) },
    { name: 'summaries', run: createSendDigests(ground) },
  ];
  const later: readonly Task[] = [{ name: 'bulletins that went out', run: createSettleBulletins(ground) }];
  return {
    commands,
    records,
    inGroup: { linkGroup: createLinkThisGroup(planner), unlinkGroup: createUnlinkThisGroup() },
    due,
    later,
  };
}

export type AnnouncementParts = ReturnType<typeof composeAnnouncements>;

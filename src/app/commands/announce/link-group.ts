import { may } from '../../../core/access/access.ts';
import { communeTitle } from '../../../core/campaign/commune-title.ts';
import { findUnit } from '../../../core/campaign/find-unit.ts';
import { plain, type Say } from '../../../core/message/message.ts';
import { say, text } from '../../../core/message/say.ts';
import type { Outcome, Request } from '../../outcome.ts';
import type { Planner } from '../../planner.ts';

/** "liên kết nhóm thôn 3" means something in a group only; elsewhere it is told how. */
export const linkGroup = async (): Promise<Outcome> => ({ says: [say([text('bulletin.group.how')])] });

/**
 * Said in a group, by whoever may speak for a unit or for the commune: from now on the group gets its bulletins. Without a
 * name an officer means the commune, and the head of one unit that unit.
 */
export function createLinkThisGroup(planner: Planner) {
  return async (request: Request, group: string, args: string): Promise<Say> => {
    const { tx, at, door, grants, conversation } = request;
    const { commune } = door;
    const content = planner.content(commune, at);
    if (content === undefined) return say([text('command.no-campaign')]);
    const isOffice = may(grants, 'link-group', { commune });
    const own = content.units.filter(({ id }) => may(grants, 'link-group', { commune, unit: id }));
    if (own.length === 0) return say([text('bulletin.group.not-yours')]);
    const found = args === '' ? undefined : findUnit(content.units, args);
    const unit =
      found === undefined
        ? isOffice || own.length > 1
          ? undefined
          : own[0]
        : 'unit' in found
          ? found.unit
          : undefined;
    if ((found !== undefined && unit === undefined) || (unit === undefined && !isOffice))
      return say([text('bulletin.group.which')]);
    if (unit !== undefined && !own.includes(unit)) return say([text('bulletin.group.not-yours')]);
    const by = conversation.account;
    tx.chatGroups.link({ channel: door.name, address: group, commune, unit: unit?.id ?? null, by, at });
    tx.audit.add({ at, actor: by, action: 'link-group', subject: unit?.id ?? commune });
    const place = unit === undefined ? communeTitle(content.commune) : plain(unit.name);
    return say([text('bulletin.group.linked', { place })]);
  };
}

/** Said in the group by somebody who may link it. */
export function createUnlinkThisGroup() {
  return async ({ tx, at, door, grants, conversation }: Request, address: string): Promise<Say> => {
    const { commune, name: channel } = door;
    const linked = await tx.chatGroups.find({ channel, address });
    if (linked === undefined) return say([text('bulletin.group.not-linked')]);
    if (!may(grants, 'link-group', { commune, ...(linked.unit !== null && { unit: linked.unit }) }))
      return say([text('bulletin.group.not-yours')]);
    await tx.chatGroups.unlink({ channel, address });
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'unlink-group',
      subject: linked.unit ?? commune,
    });
    return say([text('bulletin.group.unlinked')]);
  };
}

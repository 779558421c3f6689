import type { Grant } from '../../../core/access/access.ts';
import type { Proposed } from '../../../core/change/proposal.ts';
import { showInvitationCode } from '../../../core/invitation/invitation-code.ts';
import { plain, type Text } from '../../../core/message/message.ts';
import { commandChoice, say, text } from '../../../core/message/say.ts';
import { dayOf } from '../../../core/time/day.ts';
import { later } from '../../../core/time/instant.ts';
import { afterQuiet } from '../../../core/time/quiet-hours.ts';
import { showDay } from '../../../core/time/show.ts';
import { mainChats } from '../../main-chats.ts';
import type { MakeInvitation } from '../../make-invitation.ts';
import type { Outcome, Request } from '../../outcome.ts';
import { placeOf } from '../../place.ts';
import type { Planner } from '../../planner.ts';
import { keepProposal } from '../../propose.ts';

interface Deps {
  readonly planner: Planner;
  readonly makeInvitation: MakeInvitation;
  readonly ids: () => string;
}

type OfRole = Extract<Proposed, { type: 'replace-head' | 'end-role' | 'give-role' }>;
export type ConfirmRole = (request: Request, what: OfRole) => Promise<Outcome>;

/** Carries out what was confirmed about somebody's role. */
export function createConfirmRole({ planner, makeInvitation, ids }: Deps): ConfirmRole {
  return async (request, what) => {
    switch (what.type) {
      case 'replace-head':
        return replace(request, what.unit);
      case 'end-role':
        return end(request, what.account, what.grant);
      case 'give-role':
        return giveBack(request, what.account, what.grant);
    }
  };

  function replace({ tx, at, conversation, door }: Request, unit: string): Outcome {
    const content = planner.content(door.commune, at);
    const timeZone = content?.commune.timeZone ?? 'Asia/Ho_Chi_Minh';
    const by = conversation.account;
    const { code, expires } = makeInvitation(tx, {
      commune: door.commune,
      timeZone,
      unit,
      role: 'head',
      replaces: true,
      by,
      at,
    });
    const link = door.link?.(code);
    const shown = text('command.invite.made', {
      role: text('command.role.head'),
      place: placeOf(planner, door.commune, unit, at),
      code: showInvitationCode(code),
      until: plain(showDay(dayOf(later(expires, -1), timeZone))),
    });
    const how = link === undefined ? [] : [text('command.invite.link', { link })];
    return { says: [say([shown, ...how, text('role.replace.made')])] };
  }

  async function end(request: Request, account: string, grant: Grant): Promise<Outcome> {
    const { tx, at, conversation } = request;
    const place = placeOf(planner, grant.commune, grant.unit, at);
    const about = { role: text(`command.role.${grant.role}`), place };
    tx.grants.end(account, grant, at);
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'end-role',
      subject: grant.unit ?? grant.commune,
      detail: { role: grant.role, account },
    });
    await tell(request, account, 'ended', text('role.ended.told', about));
    const back = keepProposal(request, ids, { type: 'give-role', account, grant });
    const undo = { ...commandChoice('confirm', back, text('change.choice.undo')), id: 'undo' };
    const invite = commandChoice('invite', grant.unit ?? '', text('role.ended.invite', { place }));
    return {
      says: [say([text('role.ended.done', about)], [...(grant.unit === null ? [] : [invite]), undo])],
      regrant: true,
    };
  }

  async function giveBack(request: Request, account: string, grant: Grant): Promise<Outcome> {
    const { tx, at, conversation } = request;
    const about = {
      role: text(`command.role.${grant.role}`),
      place: placeOf(planner, grant.commune, grant.unit, at),
    };
    tx.grants.add(account, grant, at);
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'give-role-back',
      subject: grant.unit ?? grant.commune,
      detail: { role: grant.role, account },
    });
    await tell(request, account, 'given-back', text('role.given-back.told', about));
    return { says: [say([text('role.given-back.done', about)])], regrant: true };
  }

  async function tell({ tx, at, door }: Request, account: string, what: string, words: Text): Promise<void> {
    const timeZone = planner.content(door.commune, at)?.commune.timeZone ?? 'Asia/Ho_Chi_Minh';
    for (const { channel, address, language } of await mainChats(tx, [account])) {
      tx.outbox.add({
        key: `role:${what}:${account}:${at}:${channel}:${address}`,
        channel,
        address,
        kind: 'notice',
        language,
        say: say([words]),
        notBefore: afterQuiet(at, timeZone),
      });
    }
  }
}

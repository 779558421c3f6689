import type { Grant } from '../../../core/access/access.ts';
import { audienceOf } from '../../../core/access/audience-of.ts';
import type { Proposed } from '../../../core/change/proposal.ts';
import type { Text } from '../../../core/message/message.ts';
import { commandChoice, say, text } from '../../../core/message/say.ts';
import { afterQuiet } from '../../../core/time/quiet-hours.ts';
import { mainChats } from '../../main-chats.ts';
import type { MakeInvitation } from '../../make-invitation.ts';
import type { Outcome, Request } from '../../outcome.ts';
import { placeOf } from '../../place.ts';
import type { Planner } from '../../planner.ts';
import { keepProposal } from '../../propose.ts';
import { sayInvitation } from '../../say-invitation.ts';

interface Deps {
  readonly planner: Planner;
  readonly makeInvitation: MakeInvitation;
  readonly ids: () => string;
}

type OfInvitation = Extract<Proposed, { type: 'cancel-invitation' }>;
type OfHeads = Extract<Proposed, { type: 'restore-heads' }>;
type OfRole = Extract<Proposed, { type: 'replace-head' | 'end-role' | 'give-role' }> | OfInvitation | OfHeads;
export type ConfirmRole = (request: Request, what: OfRole) => Promise<Outcome>;

/** Carries out what was confirmed about somebody's role. */
export function createConfirmRole(deps: Deps): ConfirmRole {
  const { planner, ids } = deps;
  return async (request, what) => {
    switch (what.type) {
      case 'replace-head':
        return replace(request, what.unit);
      case 'end-role':
        return end(request, what.account, what.grant);
      case 'give-role':
        return giveBack(request, what.account, what.grant);
      case 'cancel-invitation':
        return cancel(request, what);
      case 'restore-heads':
        return restore(request, what);
    }
  };

  function replace(request: Request, unit: string): Outcome {
    const { parts, cancel } = sayInvitation(deps, request, { unit, role: 'head', replaces: true });
    return { says: [say([...parts, text('role.replace.made')], [cancel])] };
  }

  async function cancel({ tx, at, door, conversation }: Request, what: OfInvitation): Promise<Outcome> {
    const digest = Buffer.from(what.digest, 'hex');
    const about = { place: placeOf(planner, door.commune, what.unit, at) };
    const found = await tx.invitations.find(digest);
    if (found?.usedAt !== undefined) {
      const end = commandChoice('end-role', what.unit ?? '', text('role.cancel.end', about));
      return { says: [say([text('role.cancel.used', about)], what.unit === null ? [] : [end])] };
    }
    tx.invitations.cancel(digest, at);
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'cancel-invitation',
      subject: what.unit ?? door.commune,
    });
    return { says: [say([text('role.cancel.done', about)])] };
  }

  /** Whoever took over goes, and those who were there before are there again. */
  async function restore(request: Request, { unit, before, after }: OfHeads): Promise<Outcome> {
    const { tx, at, door, conversation } = request;
    const grant = { role: 'head', commune: door.commune, unit } as const;
    const about = { role: text('command.role.head'), place: placeOf(planner, door.commune, unit, at) };
    tx.grants.end(after, grant, at);
    for (const account of before) tx.grants.add(account, grant, at);
    tx.audit.add({
      at,
      actor: conversation.account,
      action: 'restore-heads',
      subject: unit,
      detail: { before: before.length, after },
    });
    await tell(request, after, 'ended', text('role.ended.told', about));
    for (const account of before)
      await tell(request, account, 'given-back', text('role.given-back.told', about));
    return { says: [say([text('role.restored', { ...about, count: before.length })])], regrant: true };
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
    const undo = commandChoice('confirm', back, text('change.choice.undo'));
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
    const grants = (await tx.grants.of([account], at)).get(account) ?? [];
    for (const { channel, address, language } of await mainChats(tx, [account])) {
      tx.outbox.add({
        key: `role:${what}:${account}:${at}:${channel}:${address}`,
        channel,
        address,
        kind: 'notice',
        language,
        say: { ...say([words]), audience: audienceOf(grants, door.commune) },
        notBefore: afterQuiet(at, timeZone),
      });
    }
  }
}

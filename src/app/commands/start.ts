import { audienceOf } from '../../core/access/audience-of.ts';
import { unitOfStart } from '../../core/campaign/poster-link.ts';
import { readInvitationCode } from '../../core/invitation/invitation-code.ts';
import { plain } from '../../core/message/message.ts';
import { say, text } from '../../core/message/say.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { Cipher } from '../../ports/cipher.ts';
import type { Outcome, Request } from '../outcome.ts';
import { placeOf } from '../place.ts';
import type { Planner } from '../planner.ts';
import { replaceHeads } from '../replace-heads.ts';
import { whereThingsStand } from '../where-things-stand.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly planner: Planner;
  readonly cipher: Cipher;
  readonly ids: () => string;
}

/**
 * "/start", "/start ABCDE-FGHJK" (an invitation), "/start vneid-install" (a guide) or "/start v-thon-3" (the poster of a
 * village).
 */
export function createStart({ catalogue, planner, cipher, ids }: Deps) {
  return async (request: Request, args: string): Promise<Outcome> => {
    if (catalogue.guides.has(args)) return { enter: args };
    const village = unitOfStart(args);
    if (village !== undefined) return arrive(request, village);
    const code = readInvitationCode(args);
    if (code !== undefined) return accept(request, code);
    return args === '' ? { enter: 'menu' } : { says: [say([text('command.start.bad-code')])], enter: 'menu' };
  };

  async function arrive({ tx, at, conversation, door }: Request, unit: string): Promise<Outcome> {
    const content = planner.current(door.commune, at)?.content ?? catalogue.communes.get(door.commune);
    const found = content?.units.find(({ id }) => id === unit);
    if (found === undefined) return { enter: 'menu' };
    tx.villages.put({ account: conversation.account, commune: door.commune, unit, at });
    return { says: [say([text('command.start.village', { unit: plain(found.name) })])], enter: 'menu' };
  }

  async function accept(request: Request, code: string): Promise<Outcome> {
    const { tx, at, conversation, door, grants } = request;
    const digest = cipher.digest('invitation', code);
    const invitation = await tx.invitations.find(digest);
    const { account } = conversation;
    // An expired code, one of another commune and one that never was look the same: nothing is given away.
    if (invitation === undefined || invitation.commune !== door.commune || invitation.expires <= at) {
      return { says: [say([text('command.start.bad-code')])], enter: 'menu' };
    }
    const { commune, unit, role } = invitation;
    const bound = text('command.start.bound', {
      role: text(`command.role.${role}`),
      place: placeOf(planner, commune, unit, at),
    });
    if (invitation.usedAt !== undefined) {
      // Whoever taps the link again has nothing to fear.
      const isMine = grants.some(
        (held) => held.commune === commune && held.unit === unit && held.role === role,
      );
      return { says: [say([isMine ? bound : text('command.start.used-code')])], enter: 'menu' };
    }
    tx.invitations.use(digest, account, at);
    tx.grants.add(account, { commune, unit, role }, at);
    tx.audit.add({
      at,
      actor: account,
      action: 'accept-invitation',
      subject: unit ?? commune,
      detail: { role, by: invitation.by },
    });
    const welcome = { ...say([bound]), audience: audienceOf([...grants, { commune, unit, role }], commune) };
    if (unit === null) return { says: [welcome], enter: 'menu', regrant: true };
    // Helpers report for nobody, and owe nothing.
    if (role === 'helper') return { says: [welcome], enter: 'menu', regrant: true };
    if (invitation.replaces && role === 'head')
      await replaceHeads(request, planner, unit, invitation.by, ids);
    const standing = await whereThingsStand(tx, planner, commune, unit, at);
    return {
      says: [welcome, ...(standing ? [standing] : [])],
      enter: 'menu',
      regrant: true,
    };
  }
}

import { may } from '../../core/access/access.ts';
import { say, text } from '../../core/message/say.ts';
import type { HelpRequest } from '../../ports/help.ts';
import type { Outcome, Request } from '../outcome.ts';

type Found = { readonly request: HelpRequest; readonly rest: string } | { readonly outcome: Outcome };

/** "12", "số 12 ngày mai": the request with that number, if this person may answer it. */
export async function requestToAnswer(request: Request, args: string): Promise<Found> {
  const found = await byNumber(request, args);
  if ('outcome' in found) return found;
  return mayAnswer(request, found.request) ? found : refused;
}

/** The same for whoever asked, and for whoever may answer. */
export async function requestOfBoth(request: Request, args: string): Promise<Found> {
  const found = await byNumber(request, args);
  if ('outcome' in found) return found;
  const isMine = found.request.account === request.conversation.account;
  return isMine || mayAnswer(request, found.request) ? found : refused;
}

/** Helpers of its unit, its head, and the officers. */
export const mayAnswer = ({ grants, door }: Request, { unit }: HelpRequest): boolean =>
  may(grants, 'answer-help', { commune: door.commune, ...(unit !== null && { unit }) });

/** Somebody who answers for a unit or the commune at all. */
export const isHelper = ({ grants, door }: Request): boolean =>
  grants.some(({ unit }) =>
    may(grants, 'answer-help', { commune: door.commune, ...(unit !== null && { unit }) }),
  );

const refused: Found = { outcome: { says: [say([text('command.not-allowed')])] } };

async function byNumber({ tx, door }: Request, args: string): Promise<Found> {
  const { number, rest = '' } =
    /^(?:số |so |#)?(?<number>\d{1,9})\s*(?<rest>[\s\S]*)$/iu.exec(args.trim())?.groups ?? {};
  const request = number === undefined ? undefined : await tx.helpRequests.find(door.commune, Number(number));
  return request ? { request, rest: rest.trim() } : { outcome: { says: [say([text('help.which')])] } };
}

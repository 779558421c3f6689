import { may } from '../../core/access/access.ts';
import { say, text } from '../../core/message/say.ts';
import type { HelpRequest } from '../../ports/help.ts';
import type { Outcome, Request } from '../outcome.ts';

type Found = { readonly request: HelpRequest; readonly rest: string } | { readonly outcome: Outcome };

/** "12", "số 12 ngày mai": the request with that number, if this person may answer it; without one, the one meant. */
export async function requestToAnswer(request: Request, args: string, meant: Meant): Promise<Found> {
  const found = await byNumber(request, args, (help) => mayAnswer(request, help) && meant(help));
  if ('outcome' in found) return found;
  return mayAnswer(request, found.request) ? found : refused;
}

/** The same for whoever asked, and for whoever may answer. */
export async function requestOfBoth(request: Request, args: string): Promise<Found> {
  const me = request.conversation.account;
  const found = await byNumber(request, args, ({ account, helper }) => account === me || helper === me);
  if ('outcome' in found) return found;
  const isMine = found.request.account === me;
  return isMine || mayAnswer(request, found.request) ? found : refused;
}

/** Helpers of its unit, its head, and the officers. */
export const mayAnswer = ({ grants, door }: Request, { unit }: HelpRequest): boolean =>
  may(grants, 'answer-help', { commune: door.commune, ...(unit !== null && { unit }) });

type Meant = (help: HelpRequest) => boolean;

const which: Found = { outcome: { says: [say([text('help.which')])] } };
const refused: Found = { outcome: { says: [say([text('command.not-allowed')])] } };

/** Whoever names no number means the only one that it can be. */
async function byNumber({ tx, door }: Request, args: string, meant: Meant): Promise<Found> {
  const { number, rest = '' } =
    /^(?:số |so |#)?(?<number>\d{1,9})(?![\d/.-])\s*(?<rest>[\s\S]*)$/iu.exec(args.trim())?.groups ?? {};
  if (number !== undefined) {
    const request = await tx.helpRequests.find(door.commune, Number(number));
    return request ? { request, rest: rest.trim() } : which;
  }
  const [request, ...others] = (await tx.helpRequests.waiting(door.commune)).filter(meant);
  return request && others.length === 0 ? { request, rest: args.trim() } : which;
}

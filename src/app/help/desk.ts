import type { Choice, Say } from '../../core/message/message.ts';
import { commandChoice, text } from '../../core/message/say.ts';
import type { Instant } from '../../core/time/instant.ts';
import { afterQuiet } from '../../core/time/quiet-hours.ts';
import { afterWorking } from '../../core/time/working-time.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { HelpRequest } from '../../ports/help.ts';
import type { Tx } from '../../ports/store.ts';
import type { Words } from '../../ports/words.ts';
import { notify } from '../notify.ts';
import type { Planner } from '../planner.ts';
import { sayNew } from './say-request.ts';
import { LAST_RUNG, whoHelps } from './who-helps.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly planner: Planner;
  readonly words: Words;
}

/** Routes requests for help, and knows how long they may wait. */
export interface HelpDesk {
  /** Tells those on that rung, or the next that has somebody; returns the request with its next look. */
  call(tx: Tx, request: HelpRequest, rung: number, at: Instant): Promise<HelpRequest>;
  /** When a request that was taken must be done. */
  doneBy(commune: string, at: Instant): Instant;
  /** Tells the person, or the helper, something about one request. */
  tell(tx: Tx, to: readonly string[], news: News): Promise<number>;
}

interface News {
  readonly request: HelpRequest;
  /** Tells this message from others about the same request. */
  readonly key: string;
  readonly say: Say;
  readonly at: Instant;
  /** Somebody waits for it at this moment: the night is no reason to hold it back. */
  readonly now?: boolean;
  readonly except?: string;
}

export function createHelpDesk({ catalogue, planner, words }: Deps): HelpDesk {
  const placeOf = (commune: string) => {
    const content = catalogue.communes.get(commune)?.commune;
    if (content === undefined) throw new Error(`no commune is called "${commune}"`);
    return content;
  };
  const after = (commune: string, at: Instant, minutes: number): Instant => {
    const { help, timeZone } = placeOf(commune);
    return afterWorking(at, minutes, help.hours, timeZone, catalogue.calendar);
  };

  const desk: HelpDesk = {
    async call(tx, request, from, at) {
      const { commune, unit } = request;
      const { help } = placeOf(commune);
      const { accounts, rung } = await whoHelps(tx, commune, unit, from, at);
      await desk.tell(tx, accounts, {
        request,
        key: `call-${rung}-${at}`,
        say: sayNew({ words, plan: planner.current(commune, at) }, request),
        at,
        except: request.account,
      });
      tx.audit.add({
        at,
        actor: request.account,
        action: 'call-for-help',
        subject: request.id,
        detail: { rung, people: accounts.length },
      });
      const wait = rung === 0 ? help.head : help.officer;
      const { lookAt: _, ...rest } = request;
      // The officers are told once more, and then it stays on their list.
      const isLast = from > LAST_RUNG;
      return { ...rest, climbed: Math.max(rung, from), ...(!isLast && { lookAt: after(commune, at, wait) }) };
    },
    doneBy: (commune, at) => after(commune, at, placeOf(commune).help.done),
    tell: (tx, to, { request, key, say: words, at, now = false, except }) =>
      notify(tx, to, {
        key: `help:${request.id}:${key}`,
        say: words,
        notBefore: now ? at : afterQuiet(at, placeOf(request.commune).timeZone),
        ...(except !== undefined && { except }),
      }),
  };
  return desk;
}

export const talkChoice = ({ number }: HelpRequest): Choice =>
  commandChoice('talk', String(number), text('help.choice.talk'));
export const offChoice = ({ number }: HelpRequest): Choice =>
  commandChoice('calloff', String(number), text('help.choice.calloff'));

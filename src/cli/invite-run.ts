import { toString as drawQr } from 'qrcode';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { randomInvitationCode } from '../adapters/code/random-code.ts';
import { createMakeInvitation } from '../app/make-invitation.ts';
import { createPlanner } from '../app/planner.ts';
import { ConfigError, readConfig } from '../config.ts';
import { communeTitle } from '../core/campaign/commune-title.ts';
import { showInvitationCode } from '../core/invitation/invitation-code.ts';
import { plain } from '../core/message/message.ts';
import { text } from '../core/message/say.ts';
import { dayOf } from '../core/time/day.ts';
import { type Instant, later } from '../core/time/instant.ts';
import { showDay } from '../core/time/show.ts';
import { isThere, openDatabaseBeside } from '../open-database.ts';
import type { CommuneContent } from '../ports/catalogue.ts';
import { StoreBusy } from '../ports/store.ts';
import type { Content } from '../read-content.ts';
import { SIMULATOR_CLOCK } from '../stage/simulation.ts';
import { readWanted, type WantedInvitation } from './invite-wanted.ts';

/** What the command stands on; where its lines go is up to the caller. */
export interface InviteCli {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly content: Pick<Content, 'catalogue' | 'words'>;
  /** A terminal shows the code in black on white; anything else gets plain characters. */
  readonly isTerminal: boolean;
  out(text: string): void;
  err(text: string): void;
}

const USAGE = `npm run invite -- --commune <commune> --role officer|leader
npm run invite -- --commune <commune> --role head|deputy|helper --unit <unit>
                  [--days 7]     how long the code can be used, today included`;

/** Returns the exit code: 1 when nothing was made. */
export async function runInvite(args: readonly string[], cli: InviteCli): Promise<number> {
  try {
    const wanted = readWanted(args, await communesNow(cli));
    if (!('role' in wanted)) {
      cli.err(`${wanted.join('\n')}\n\n${USAGE}`);
      return 1;
    }
    const { code, expires } = await invite(wanted, cli);
    const shown = showInvitationCode(code);
    cli.out(tell(wanted, shown, expires, cli));
    cli.out(
      await drawQr(`/start ${shown}`, cli.isTerminal ? { type: 'terminal', small: true } : { type: 'utf8' }),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof StoreBusy)) throw error;
    cli.err(error.message);
    return 1;
  }
}

/** With the units that were added, merged or renamed in the chat. */
async function communesNow({ env, content }: InviteCli): Promise<ReadonlyMap<string, CommuneContent>> {
  const { communes } = content.catalogue;
  const config = readConfig(env);
  if (!isThere(config)) return communes;
  const planner = createPlanner({ communes });
  const { store } = await openDatabaseBeside(config);
  try {
    await store.transaction((tx) => planner.refresh(tx));
  } finally {
    await store.close();
  }
  const at = systemClock.now();
  return new Map([...communes].map(([id, written]) => [id, planner.content(id, at) ?? written]));
}

async function invite({ content, role, unit, days }: WantedInvitation, { env }: InviteCli) {
  const { store, cipher } = await openDatabaseBeside(readConfig(env));
  const makeInvitation = createMakeInvitation(cipher, randomInvitationCode);
  const { id: commune, timeZone } = content.commune;
  try {
    return await store.transaction(async (tx) => {
      // The simulator's clock may have been moved ahead; its people must find the code still good.
      const shown = (await tx.marks.get(SIMULATOR_CLOCK)) ?? 0;
      const at = Math.max(systemClock.now(), shown) as Instant;
      return makeInvitation(tx, {
        commune,
        timeZone,
        unit: unit?.id ?? null,
        role,
        days,
        by: 'operator',
        at,
      });
    });
  } finally {
    await store.close();
  }
}

function tell(
  { content, role, unit }: WantedInvitation,
  code: string,
  expires: Instant,
  cli: InviteCli,
): string {
  const { commune } = content;
  return cli.content.words.say(
    'vi',
    text('command.invite.made', {
      role: text(`command.role.${role}`),
      place: unit ? plain(unit.name) : communeTitle(commune),
      code,
      until: showDay(dayOf(later(expires, -1), commune.timeZone)),
    }),
  );
}

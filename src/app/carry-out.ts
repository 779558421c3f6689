import type { Command } from '../core/command/command.ts';
import { COMMANDS } from '../core/command/command.ts';
import type { Answers, Effect } from '../core/flow/session.ts';
import type { Outcome, Request } from './outcome.ts';
import type { TakeFiles } from './take-files.ts';

export type RunCommand = (request: Request, args: string) => Promise<Outcome>;
/** `of` is what stands behind the colon in "entry:thon-3". */
export type Record = (request: Request, of: string, answers: Answers) => Promise<Outcome>;

interface Deps {
  readonly commands: Readonly<globalThis.Record<Command, RunCommand>>;
  readonly records: ReadonlyMap<string, Record>;
  readonly takeFiles: TakeFiles;
}

export type CarryOut = (
  request: Request,
  effect: Exclude<Effect, { type: 'say' | 'enter' }>,
) => Promise<Outcome>;

/** What the engine decided is done here, one use case for each. */
export function createCarryOut({ commands, records, takeFiles }: Deps): CarryOut {
  return async (request, effect) => {
    switch (effect.type) {
      case 'run': {
        const command = COMMANDS.find((name) => name === effect.command);
        if (command === undefined) throw new Error(`no command is called "${effect.command}"`);
        return commands[command](request, effect.args);
      }
      case 'record': {
        const [what = '', of = ''] = effect.what.split(':');
        const record = records.get(what);
        if (record === undefined) throw new Error(`nothing records "${effect.what}"`);
        return record(request, of, effect.answers);
      }
      case 'take-files':
        return takeFiles(request, effect.heard);
      case 'ask-human':
        return commands.human(request, effect.about);
      case 'give-up': {
        const { tx, at, conversation } = request;
        tx.audit.add({ at, actor: conversation.account, action: 'flow-failed', subject: effect.reason });
        return {};
      }
    }
  };
}

import type { Fault } from '../telegram/faults.ts';
import type { Person } from '../telegram/people.ts';
import { openTelegram } from '../telegram/telegram.ts';
import { TELEGRAM_LIMITS } from '../telegram/world.ts';
import type { FaultName, Hand } from './hand.ts';

export async function holdTelegram(port: number): Promise<Hand> {
  const telegram = await openTelegram({ port, limits: TELEGRAM_LIMITS });
  const people = new Map<string, Person>();
  const personOf = (name: string): Person => {
    const known = people.get(name) ?? telegram.person(5_001 + people.size, name);
    people.set(name, known);
    return known;
  };
  const faults: Readonly<Record<FaultName, (amount: number) => Fault>> = {
    lose: () => ({ type: 'lose-answer' }),
    break: () => ({ type: 'break' }),
    slow: (ms) => ({ type: 'slow', ms }),
    throttle: (seconds) => ({ type: 'throttle', seconds }),
    fail: () => ({ type: 'server-error' }),
  };
  return {
    env: { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root },
    enter: async (name) => void personOf(name).start(),
    write: async (name, text) => void personOf(name).say(text),
    async choose(name, number) {
      const person = personOf(name);
      const label = person.keyboard()[number - 1];
      if (label === undefined) person.tap(number);
      else person.press(label);
    },
    leave: async (name) => personOf(name).block(),
    fault(method, name, amount) {
      telegram.faults.next(method, faults[name](amount));
      return true;
    },
    seen: (name) =>
      personOf(name)
        .seen()
        .map(({ text, buttons, keyboard }) =>
          [text, ...[...buttons, ...keyboard].map((button) => `[${button}]`)].join('\n'),
        ),
    close: () => telegram.close(),
  };
}

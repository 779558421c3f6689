import { listen } from '../listen.ts';
import { createZaloBotSimulator } from '../zalo-bot/simulator.ts';
import type { Hand } from './hand.ts';
import { instantNow } from './instant-now.ts';
import { postTo } from './post-to.ts';
import { toFault } from './zalo-fault.ts';

/** By asking for messages, since Zalo posts to https only; with a PUBLIC_URL of https they are posted to `bot`. */
export async function holdZaloBot(port: number, bot: string): Promise<Hand> {
  const simulator = createZaloBotSimulator({ now: instantNow, deliver: postTo(bot) });
  const { root, close } = await listen(simulator.fetch, port);
  const write = (name: string, text: string) => simulator.write({ id: name }, { text });
  return {
    env: { ZALO_BOT_TOKEN: simulator.token, ZALO_BOT_API_ROOT: root },
    enter: (name) => write(name, 'chào'),
    write,
    choose: (name, number) => write(name, String(number)),
    leave: async () => {},
    fault(method, name, amount) {
      const fault = toFault(name, amount, (code) => ({
        ok: false,
        error_code: code,
        description: 'by hand',
      }));
      simulator.faults.add(method, fault);
      return true;
    },
    seen: (name) => simulator.sent(name).map(({ text, photo }) => text ?? `(${photo})`),
    close,
  };
}

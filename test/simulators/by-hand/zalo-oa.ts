import { listen } from '../listen.ts';
import { createZaloOaSimulator } from '../zalo-oa/simulator.ts';
import type { Hand } from './hand.ts';
import { instantNow } from './instant-now.ts';
import { postTo } from './post-to.ts';
import { toFault } from './zalo-fault.ts';

const PUBLIC_URL = 'https://xa.example';

/** An OA of government. */
export async function holdZaloOa(port: number, bot: string): Promise<Hand> {
  const webhookUrl = `${PUBLIC_URL}/hooks/zalo-oa`;
  const simulator = createZaloOaSimulator({ now: instantNow, type: 4, webhookUrl, deliver: postTo(bot) });
  const { root, close } = await listen(simulator.fetch, port);
  const { app, oaId } = simulator;
  return {
    env: {
      ZALO_OA_ID: oaId,
      ZALO_OA_APP_ID: app.id,
      ZALO_OA_APP_SECRET: app.secret,
      ZALO_OA_SECRET_KEY: app.webhookSecret,
      ZALO_OA_REFRESH_TOKEN: 'refresh-0',
      ZALO_OA_API_ROOT: root,
      ZALO_OA_OAUTH_ROOT: root,
      PUBLIC_URL,
    },
    enter: (name) => simulator.act(name, 'follow'),
    write: (name, text) => simulator.act(name, { text }),
    choose: (name, number) => simulator.act(name, { text: String(number) }),
    leave: (name) => simulator.act(name, 'unfollow'),
    fault(path, name, amount) {
      const fault = toFault(name, amount, (code) => ({
        error: code === 429 ? -32 : -200,
        message: 'by hand',
      }));
      simulator.faults.add(path, fault);
      return true;
    },
    seen: (name) => simulator.sent(name).map(({ text = '(…)' }) => text),
    close,
  };
}

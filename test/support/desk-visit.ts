import { createHmac, hkdfSync } from 'node:crypto';
import { Decrypter, Encrypter, type Recipient } from 'age-encryption';
import { type Browsing, browse, linkIn } from './browse.ts';
import type { TestApp } from './test-app.ts';
import { createTestSealing, TEST_SECRET } from './test-desk.ts';

interface Listed {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly key: string;
  readonly content: string;
  readonly relay: string;
  readonly files: readonly string[];
  readonly behind: boolean;
}

export interface DeskVisit {
  readonly browsing: Browsing;
  list(): Promise<readonly Listed[]>;
  first(): Promise<Listed>;
  /** What the server answered, and with which status. */
  post(
    path: string,
    body?: object,
  ): Promise<{ readonly status: number; readonly refused?: string; readonly [name: string]: unknown }>;
}

/** Asks the bot for a link to the desk and opens it, as a receiver's browser does. */
export const visitDesk = async (app: TestApp, address: string): Promise<DeskVisit> =>
  openDesk(browse(app), linkIn(await app.say(address, 'bàn tiếp nhận')));

export async function openDesk(browsing: Browsing, link: string): Promise<DeskVisit> {
  const page = await browsing.follow(link);
  const csrf = /csrf&quot;:&quot;([^&]+)&quot;/.exec(await page.text())?.[1] ?? '';
  const list = async () =>
    ((await (await browsing.get('/desk/list')).json()) as { tips: readonly Listed[] }).tips;
  return {
    browsing,
    list,
    async first() {
      const [tip] = await list();
      if (tip === undefined) throw new Error('no tip');
      return tip;
    },
    async post(path, body = {}) {
      const response = await browsing.postJson(path, body, { 'x-csrf': csrf });
      return { status: response.status, ...((await response.json()) as object) };
    },
  };
}

/** Opens and seals as a browser does, with the desk's own secret unless another is given. */
export function deskBox(app: Pick<TestApp, 'clock'>) {
  const { box } = createTestSealing(app.clock);
  const bytesOf = (sealed: string) => Buffer.from(sealed, 'base64');
  return {
    open: async (sealed: string, secret = TEST_SECRET) =>
      JSON.parse(Buffer.from(await box.open(bytesOf(sealed), secret)).toString()) as Record<string, unknown>,
    openBytes: (sealed: Uint8Array, secret = TEST_SECRET) => box.open(sealed, secret),
    seal: async (value: object, ...keys: readonly string[]) =>
      Buffer.from(await box.seal(Buffer.from(JSON.stringify(value)), keys as never)).toString('base64'),
    /** A header for other keys, as the page makes it. */
    rewrap: async (header: string, ...keys: readonly string[]) => {
      const decrypter = new Decrypter();
      decrypter.addIdentity(TEST_SECRET);
      const fileKey = await decrypter.decryptHeader(bytesOf(header));
      const encrypter = new Encrypter() as unknown as { addRecipient(key: string): void } & {
        readonly recipients: readonly Recipient[];
      };
      for (const key of keys) encrypter.addRecipient(key);
      const stanzas = (await Promise.all(encrypter.recipients.map((one) => one.wrapFileKey(fileKey)))).flat();
      const lines = stanzas.map(({ args, body }) => `-> ${args.join(' ')}\n${unpadded(body)}\n`);
      const start = `age-encryption.org/v1\n${lines.join('')}---`;
      const sealing = new Uint8Array(hkdfSync('sha256', fileKey, '', 'header', 32));
      const mac = createHmac('sha256', sealing).update(start).digest();
      return Buffer.from(`${start} ${unpadded(mac)}\n`).toString('base64');
    },
  };
}

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

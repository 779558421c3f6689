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
  /** Bytes that a browser has sealed. */
  put(path: string, bytes: Uint8Array): Promise<{ readonly status: number; readonly done?: true }>;
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
    async put(path, bytes) {
      const response = await browsing.postBytes(path, bytes, { 'x-csrf': csrf });
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
    anew: async (sealed: Uint8Array, ...keys: readonly string[]) =>
      box.seal(await box.open(sealed, TEST_SECRET), keys as never),
  };
}

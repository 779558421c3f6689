import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createHttp } from '../../src/server/http.ts';
import type { SimulatorDeps } from '../../src/server/simulator/deps.ts';

export interface Served {
  readonly url: string;
  /** Cuts every open connection, as a phone loses its network; the server goes on. */
  cut(): void;
  stop(): Promise<void>;
}

/** The real server on a real port; 0 lets the machine choose. */
export async function serveSimulator(simulator: SimulatorDeps, port = 0): Promise<Served> {
  const { fetch } = createHttp({
    words: simulator.words,
    isLoopback: true,
    simulator,
    onError: () => undefined,
  });
  const server = serve({ fetch, port, hostname: '127.0.0.1' });
  if (!server.listening) await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    cut: () => closeConnections(server),
    async stop() {
      const closed = once(server, 'close');
      server.close();
      closeConnections(server);
      await closed;
    },
  };
}

/** A page that has shown its history. `complaints` collects what a browser's console would show in red. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ readonly page: Page; readonly complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(url);
  await page
    .locator('.log[aria-live=polite]')
    .first()
    .waitFor({ state: 'attached' })
    .catch((cause: unknown) => {
      throw new Error(`the page did not begin: ${complaints.join('; ') || 'without a complaint'}`, { cause });
    });
  return { page, complaints };
}

function closeConnections(server: ServerType): void {
  if ('closeAllConnections' in server) server.closeAllConnections();
}

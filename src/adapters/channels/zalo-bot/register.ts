import { createHash } from 'node:crypto';
import type { ZaloBotApi } from './api.ts';

/**
 * The address that Zalo is told. A part of it comes from the secret, so that a new secret makes a new address: there is
 * a limit on how often a day it may be set, and the platform shows the address that is set but not the secret.
 */
export function webhookUrl(publicUrl: string, path: string, secret: string): string {
  const version = createHash('sha256').update(`webhook ${secret}`).digest('hex').slice(0, 8);
  return `${publicUrl.replace(/\/$/, '')}/hooks/${path}?v=${version}`;
}

/** Sets the webhook only where it is another one. Returns what Zalo finds wrong with it. */
export async function register(
  api: ZaloBotApi,
  url: string,
  secret: string,
  signal: AbortSignal,
): Promise<{ readonly changed: boolean; readonly problem?: string }> {
  if ((await api.getWebhookUrl(signal)) === url) return { changed: false };
  return { changed: true, ...(await api.setWebhook(url, secret, signal)) };
}

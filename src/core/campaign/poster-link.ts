const PREFIX = 'v-';

/**
 * The bot's link with the unit whose poster it stands on. Telegram hands "start" to the bot (letters, digits, "_", "-";
 * https://core.telegram.org/bots/features#deep-linking); the page does, too. Zalo has nothing of the kind and leaves it.
 */
export function posterLink(link: string, unit: string): string {
  const url = new URL(link);
  if (!url.searchParams.has('start')) url.searchParams.set('start', PREFIX + unit);
  return url.href;
}

/** The unit of such a start; undefined for any other. */
export const unitOfStart = (start: string): string | undefined =>
  start.startsWith(PREFIX) ? start.slice(PREFIX.length) : undefined;

const PREFIX = 'v-';

/**
 * The bot's link with the unit whose poster it stands on. Telegram hands "start" to the bot (letters, digits, "_", "-";
 * https://core.telegram.org/bots/features#deep-linking); the page does, too. Zalo has nothing of the kind and leaves it.
 */
export function posterLink(link: string, unit: string): string {
  const [, page = link, query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(link) ?? [];
  if (/[?&]start=/.test(query)) return link;
  return `${page}${query === '' ? '?' : `${query}&`}start=${PREFIX}${unit}${fragment}`;
}

/** The unit of such a start; undefined for any other. */
export const unitOfStart = (start: string): string | undefined =>
  start.startsWith(PREFIX) ? start.slice(PREFIX.length) : undefined;

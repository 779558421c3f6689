/** What a platform posts goes to the bot on this machine, whatever address that says to have. */
export function postTo(bot: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const posted = new Request(`${bot}${pathname}${search}`, request);
    return fetch(posted).catch(() => new Response(null, { status: 502 }));
  };
}

export interface ServerEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: unknown;
}

/** Reads a stream of server-sent events, one at a time. */
export function readEvents(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) throw new Error('no body');
  let buffer = '';

  return { next, until, close: () => reader.cancel() };

  async function next(): Promise<ServerEvent> {
    for (;;) {
      const end = buffer.indexOf('\n\n');
      if (end >= 0) {
        const block = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        return parse(block);
      }
      const { done, value } = await (reader as ReadableStreamDefaultReader<string>).read();
      if (done) throw new Error('the stream has ended');
      buffer += value;
    }
  }

  /** Everything up to the first event of this name, that one included. */
  async function until(event: string): Promise<ServerEvent[]> {
    const read: ServerEvent[] = [];
    do read.push(await next());
    while (read.at(-1)?.event !== event);
    return read;
  }
}

function parse(block: string): ServerEvent {
  const fields = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trimStart()] as const;
    }),
  );
  const data = fields.get('data') ?? '';
  return { event: fields.get('event') ?? 'message', id: fields.get('id'), data: data && JSON.parse(data) };
}

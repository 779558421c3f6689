/** One field of a form that came with a file in it. */
export interface Part {
  readonly name: string;
  /** Set where it is a file: as the browser calls it, which is a claim. */
  readonly fileName: string | undefined;
  /** To be read before the next part is asked for. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Lines above a field; browsers write two or three short ones. */
const MAX_HEADERS = 8 * 1024;

/** The form was cut off, or is none. */
export class BadForm extends Error {
  override readonly name = 'BadForm';
}

/** What stands between the fields; undefined where it is no form of this kind. */
export const boundaryOf = (contentType = ''): string | undefined =>
  /^multipart\/form-data\s*;.*\bboundary="?([\w'()+,./:=? -]{1,70}?)"?\s*$/i.exec(contentType)?.[1];

/** Reads a form field by field without holding any: https://www.rfc-editor.org/rfc/rfc7578 */
export async function* partsOf(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const reader = createReader(body);
  const between = Buffer.from(`\r\n--${boundary}`, 'latin1');
  for await (const _ of reader.until(between));
  while (!(await reader.skip('--'))) {
    const headers = Buffer.concat(await Array.fromAsync(reader.until(END_OF_HEADERS, MAX_HEADERS)));
    const [name, fileName] = ['name', 'filename'].map((field) => saidOf(headers.toString(), field));
    const bytes = reader.until(between);
    yield { name: name ?? '', fileName, bytes };
    for await (const _ of bytes);
  }
}

const END_OF_HEADERS = Buffer.from('\r\n\r\n');

/** As https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data has browsers write it. */
function saidOf(headers: string, field: string): string | undefined {
  const [disposition = ''] = /^content-disposition:[^\r\n]*/im.exec(headers) ?? [];
  const value = new RegExp(`;\\s*${field}="([^"]*)"`, 'i').exec(disposition)?.[1];
  return value?.replaceAll(/%(0A|0D|22)/gi, (_, octet: string) =>
    String.fromCharCode(Number.parseInt(octet, 16)),
  );
}

function createReader(body: AsyncIterable<Uint8Array>) {
  const chunks = body[Symbol.asyncIterator]();
  // The first boundary has no line before it.
  let held = Buffer.from('\r\n');

  async function more(): Promise<void> {
    const { done, value } = await chunks.next();
    if (done) throw new BadForm('the form was cut off');
    held = Buffer.concat([held, value]);
  }

  return {
    /** What stands before the mark, which is taken too. */
    async *until(mark: Buffer, most = Number.POSITIVE_INFINITY): AsyncGenerator<Buffer> {
      for (let size = 0; ; ) {
        const at = held.indexOf(mark);
        // The end of what is here may be the beginning of the mark.
        const some = held.subarray(0, at >= 0 ? at : Math.max(0, held.length - mark.length + 1));
        held = held.subarray(some.length + (at >= 0 ? mark.length : 0));
        size += some.length;
        if (size > most) throw new BadForm('a field says too much of itself');
        if (some.length > 0) yield some;
        if (at >= 0) return;
        await more();
      }
    },
    /** Whether this comes next; then it is taken. */
    async skip(text: string): Promise<boolean> {
      while (held.length < text.length) await more();
      const isNext = held.subarray(0, text.length).toString('latin1') === text;
      if (isNext) held = held.subarray(text.length);
      return isNext;
    },
  };
}

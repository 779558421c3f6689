import type { Context } from 'hono';
import { BadForm, boundaryOf, type Part, partsOf } from '../../multipart.ts';
import { readBody } from '../../read-body.ts';

interface FileOfForm {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Longer than any field that stands before the file. */
const MAX_FIELD = 4_096;

/** A form with one file in it, which nobody holds: the fields before it first, then the file as it comes. */
export function readUpload<T>(
  c: Context,
  take: (fields: Readonly<Record<string, string>>, file: FileOfForm) => Promise<T>,
): Promise<{ readonly unit: string; readonly sent: T | 'none' }> {
  return readBody(c, async (body) => {
    const fields: Record<string, string> = {};
    const found = (sent: T | 'none') => ({ unit: fields['unit'] ?? '', sent });
    const boundary = boundaryOf(c.req.header('content-type'));
    if (boundary === undefined) return found('none');
    try {
      for await (const part of partsOf(body, boundary)) {
        if (part.fileName === undefined) fields[part.name] = await textOf(part);
        // A browser that was given no file sends one without a name.
        else if (part.fileName !== '')
          return found(await take(fields, { name: part.fileName, bytes: part.bytes }));
      }
    } catch (error) {
      if (!(error instanceof BadForm)) throw error;
    }
    return found('none');
  });
}

async function textOf({ bytes }: Part): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > MAX_FIELD) throw new BadForm('a field is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

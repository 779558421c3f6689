interface Part {
  readonly name: string;
  /** Of a file. */
  readonly fileName?: string;
  readonly bytes: Buffer;
}

const GAP = Buffer.from('\r\n\r\n');

/** A multipart form as Telegram's server reads it: names need no quotes, and are UTF-8 as they stand. */
export function readForm(body: Buffer, type: string): readonly Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary === undefined) return [];
  const parts: Part[] = [];
  const line = Buffer.from(`--${boundary}`);
  for (let from = body.indexOf(line); from >= 0; ) {
    const to = body.indexOf(line, from + line.length);
    if (to < 0) break;
    const gap = body.indexOf(GAP, from);
    const head = body.subarray(from, gap).toString();
    const name = /\bname="?([^";\r\n]+)"?/.exec(head)?.[1] ?? '';
    const fileName = /filename="?([^";\r\n]+)"?/.exec(head)?.[1];
    parts.push({
      name,
      ...(fileName !== undefined && { fileName }),
      bytes: body.subarray(gap + GAP.length, to - 2),
    });
    from = to;
  }
  return parts;
}

const CRC = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** 1 January 1980, the beginning of ZIP's time: when a file was made is nobody's business. */
const DATE = 33;

/** A ZIP archive of files as they are, without pressing them. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export function zip(files) {
  const parts = [];
  const entries = [];
  let at = 0;
  for (const [name, content] of files) {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const path = new TextEncoder().encode(name);
    const about = [20, 0x0800, 0, 0, DATE, crc32(bytes), bytes.length, bytes.length, path.length, 0];
    const head = fields([[0x04034b50, 4], ...sized(about)]);
    entries.push([
      ...fields([[0x02014b50, 4], [20, 2], ...sized(about), ...none(3), [0, 4], [at, 4]]),
      ...path,
    ]);
    parts.push(head, path, bytes);
    at += head.length + path.length + bytes.length;
  }
  const directory = Uint8Array.from(entries.flat());
  const count = entries.length;
  const end = fields([
    [0x06054b50, 4],
    ...none(2),
    [count, 2],
    [count, 2],
    [directory.length, 4],
    [at, 4],
    [0, 2],
  ]);
  return concat([...parts, directory, end]);
}

const SIZES = [2, 2, 2, 2, 2, 4, 4, 4, 2, 2];
const sized = (values) => values.map((value, n) => [value, SIZES[n]]);
const none = (count) => Array.from({ length: count }, () => [0, 2]);

/** Little-endian numbers of 2 or 4 bytes, one after the other. */
const fields = (list) =>
  Uint8Array.from(
    list.flatMap(([value, size]) => Array.from({ length: size }, (_, n) => (value >>> (8 * n)) & 255)),
  );

function concat(list) {
  const whole = new Uint8Array(list.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const bytes of list) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}

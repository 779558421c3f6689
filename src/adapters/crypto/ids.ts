import { randomUUIDv7 } from 'node:crypto';

/** A UUID's last group, the 48 bits that are counted on. */
const TAIL = 12;

/**
 * UUIDs of version 7, each behind the one before: those of Node are in no order within a millisecond, and a list that is
 * recorded at once keeps the order in which it was written. Counted on as RFC 9562 (6.2, method 2) says.
 */
export function createIds(): () => string {
  let last = '';
  return () => {
    let id: string = randomUUIDv7();
    if (id <= last) id = next(last) ?? id;
    // Where the tail was full, the next millisecond is waited for.
    while (id <= last) id = randomUUIDv7();
    last = id;
    return id;
  };
}

function next(id: string): string | undefined {
  const tail = (Number.parseInt(id.slice(-TAIL), 16) + 1).toString(16).padStart(TAIL, '0');
  return tail.length > TAIL ? undefined : id.slice(0, -TAIL) + tail;
}

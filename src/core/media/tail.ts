/** The last bytes of what goes by, however small the pieces are that it comes in. */
export interface Tail {
  add(chunk: Uint8Array): void;
  bytes(): Uint8Array;
}

/** Twice the room, so that what is kept is moved to the front only now and then. */
export function createTail(length: number): Tail {
  let room = new Uint8Array();
  let end = 0;
  return {
    add(chunk) {
      if (room.length === 0) room = new Uint8Array(2 * length);
      const some = chunk.subarray(-length);
      if (end + some.length > room.length) {
        const kept = length - some.length;
        room.copyWithin(0, end - kept, end);
        end = kept;
      }
      room.set(some, end);
      end += some.length;
    },
    bytes: () => room.subarray(Math.max(0, end - length), end),
  };
}

/**
 * What reading the plans and texts has left behind, a tenth of the memory, is collected once. V8 would wait for it until
 * somebody writes, which in a commune may be tomorrow. Only where Node was started with --expose-gc, as `npm start` does.
 */
export function collectAfterStart(): void {
  setTimeout(() => globalThis.gc?.(), QUIET).unref();
}

/** Whoever has been waiting for the start is served by then. */
const QUIET = 1_000;

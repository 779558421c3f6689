/** Those that begin within so many milliseconds share one signal. */
const TOGETHER = 1_000;

/**
 * Signals that come so many milliseconds after they were asked for, or up to a second later. One of its own for each
 * message (a timer, an EventTarget) would cost as much as a tenth of the whole way of an answer.
 */
export function createDeadlines(ms: number): () => AbortSignal {
  let begun = Number.NEGATIVE_INFINITY;
  let signal: AbortSignal;
  return () => {
    // By the clock that the timer goes by.
    const now = performance.now();
    if (now - begun >= TOGETHER) {
      begun = now;
      signal = AbortSignal.timeout(ms + TOGETHER);
    }
    return signal;
  };
}

/** What goes wrong, on demand: the next calls of a method, first come first served. */
export type Fault =
  /** It is done, and the answer never arrives. */
  | { readonly type: 'lose-answer' }
  /** It is not done, and the connection breaks. */
  | { readonly type: 'break' }
  /** A gateway in between answers in HTML; it is not done. */
  | { readonly type: 'gateway' }
  | { readonly type: 'server-error' }
  /** The token is good no more. */
  | { readonly type: 'unauthorized' }
  | { readonly type: 'throttle'; readonly seconds: number }
  | { readonly type: 'slow'; readonly ms: number };

export interface Faults {
  /** The next `times` calls of this method fail so. */
  next(method: string, fault: Fault, times?: number): void;
  take(method: string): Fault | undefined;
}

export function createFaults(): Faults {
  const planned: { readonly method: string; readonly fault: Fault; left: number }[] = [];
  return {
    next: (method, fault, times = 1) =>
      void planned.push({ method: method.toLowerCase(), fault, left: times }),
    take(method) {
      const found = planned.find((one) => one.left > 0 && one.method === method);
      if (found) found.left--;
      return found?.fault;
    },
  };
}

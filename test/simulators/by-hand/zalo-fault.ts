import type { Fault } from '../faults.ts';
import type { FaultName } from './hand.ts';

/** `refuse` makes the platform's own way to say no with a code of HTTP. */
export function toFault(name: FaultName, amount: number, refuse: (code: number) => object): Fault {
  switch (name) {
    case 'lose':
      return 'lost';
    case 'break':
      return 'unreachable';
    case 'slow':
      return { slow: amount };
    case 'throttle':
      return { answer: refuse(429), headers: { 'retry-after': String(amount) } };
    case 'fail':
      return { answer: refuse(403) };
  }
}

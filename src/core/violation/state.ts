/** Where a tip stands. Nothing but this, an outcome and rounded moments is readable without a key of the desk. */
export const TIP_STATES = [
  'received',
  'verifying',
  'handed-over',
  'acted-on',
  'no-ground',
  'unverifiable',
  'answered',
  'closed',
] as const;
export type TipState = (typeof TIP_STATES)[number];

/** How it came out; kept when the tip is answered and closed. */
export const OUTCOMES = ['acted-on', 'no-ground', 'unverifiable'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const isOutcome = (state: string): state is Outcome => (OUTCOMES as readonly string[]).includes(state);
export const isTipState = (state: string): state is TipState =>
  (TIP_STATES as readonly string[]).includes(state);

/** What may follow what. A reporter who says that nothing was done brings a closed one back to verification. */
const NEXT: Readonly<Record<TipState, readonly TipState[]>> = {
  received: ['verifying', 'handed-over', 'unverifiable'],
  verifying: ['handed-over', ...OUTCOMES],
  'handed-over': ['verifying', ...OUTCOMES],
  'acted-on': ['answered'],
  'no-ground': ['answered', 'verifying'],
  unverifiable: ['answered', 'verifying'],
  answered: ['closed', 'verifying'],
  closed: ['verifying'],
};

export const nextStates = (state: TipState): readonly TipState[] => NEXT[state];
export const canFollow = (from: TipState, to: TipState): boolean => NEXT[from].includes(to);

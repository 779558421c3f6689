import type { Flow } from './flow.ts';
import type { Session } from './session.ts';

/** What a button says when it is tapped, perhaps weeks later. */
export interface TokenParts {
  readonly flow: string;
  readonly revision: number;
  readonly node: string;
  readonly turn: number;
  readonly choice: string;
}

/**
 * Telegram's callback_data holds 64 bytes: 20 (flow) + 4 + 20 (node) + 4 + 12 (choice) + 4 separators. So numbers have
 * at most four digits in base 36, and turns beyond that begin again at 0.
 */
export const TOKEN_NUMBERS = 36 ** 4;

export function writeToken(
  { id, revision }: Flow,
  { node, turn }: Pick<Session, 'node' | 'turn'>,
  choice: string,
): string {
  return [id, revision.toString(36), node, (turn % TOKEN_NUMBERS).toString(36), choice].join('~');
}

/** Undefined for anything that is not one of our buttons. */
export function readToken(token: string): TokenParts | undefined {
  const match =
    /^(?<flow>[a-z0-9-]+)~(?<revision>[a-z0-9]{1,4})~(?<node>[a-z0-9-]+)~(?<turn>[a-z0-9]{1,4})~(?<choice>[a-z0-9-]+)$/.exec(
      token,
    );
  const { flow, revision, node, turn, choice } = match?.groups ?? {};
  if (!flow || !revision || !node || !turn || !choice) return undefined;
  return { flow, revision: Number.parseInt(revision, 36), node, turn: Number.parseInt(turn, 36), choice };
}

/** The choice of a button that belongs to the question being asked now; undefined for any older one. */
export function freshChoice(flow: Flow, session: Session, token: string): string | undefined {
  const parts = readToken(token);
  const fresh =
    parts?.flow === flow.id &&
    parts.revision === flow.revision &&
    parts.node === session.node &&
    parts.turn === session.turn % TOKEN_NUMBERS;
  return fresh ? parts.choice : undefined;
}

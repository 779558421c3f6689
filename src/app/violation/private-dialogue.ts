import type { Dialogue } from '../../core/dialogue/dialogue.ts';
import type { Answers, Session } from '../../core/flow/session.ts';
import type { Say } from '../../core/message/message.ts';
import { isPrivateFlow, SEALED_ANSWER } from '../../core/violation/private-flows.ts';
import { contentOf, identityOf } from '../../core/violation/tip-answers.ts';
import { TIP_FLOW } from '../../core/violation/tip-flow.ts';
import type { PublicKey } from '../../ports/sealed-box.ts';
import type { Sealing } from './sealing.ts';

/** What of a private session is stored, in place of its answers. */
const VAULT = '@vault';
const GIVEN = '@given';
/** The answers so far, sealed to the desk: what a restart cannot take. */
export const EARLIER_CONTENT = '@content';
export const EARLIER_IDENTITY = '@identity';

export interface PrivateDialogue {
  /** The sessions as they were, or, after a restart, with every answer given as SEALED_ANSWER. */
  unlock(dialogue: Dialogue): Dialogue;
  /** Nothing of a private session is left that could be read without the memory of this process or a key of the desk. */
  lock(dialogue: Dialogue, keys: () => Promise<readonly PublicKey[]>): Promise<Dialogue>;
  lockSay(say: Say): Say;
}

/**
 * Answers under way are kept twice: in the vault, so that they can be shown and corrected for as long as this process
 * lives, and sealed to the desk, so that after a restart the tip can still be sent, though no longer read here.
 */
export function createPrivateDialogue({ box, vault }: Pick<Sealing, 'box' | 'vault'>): PrivateDialogue {
  return {
    unlock: (dialogue) => mapSessions(dialogue, unlockSession),
    async lock({ session, parked, ...rest }, keys) {
      return {
        ...rest,
        parked: await Promise.all(parked.map((each) => lockSession(each, keys))),
        ...(session && { session: await lockSession(session, keys) }),
      };
    },
    lockSay: (say) => ({ parts: [], choices: [], locked: vault.seal(JSON.stringify(say)) }),
  };

  function unlockSession(stored: Session): Session {
    const sealed = stored.answers[VAULT];
    if (typeof sealed !== 'string') return stored;
    const opened = vault.open(sealed);
    if (opened !== undefined) return JSON.parse(opened) as Session;
    const given = stored.answers[GIVEN] as readonly string[];
    const marks = Object.fromEntries(given.map((key) => [key, SEALED_ANSWER] as const));
    return { ...stored, answers: { ...marks, ...earlier(stored.answers) } };
  }

  async function lockSession(session: Session, keys: () => Promise<readonly PublicKey[]>): Promise<Session> {
    if (!isPrivateFlow(session.flow) || typeof session.answers[VAULT] === 'string') return session;
    const { doubt: _, picked: __, answers, ...rest } = session;
    return {
      ...rest,
      answers: {
        [VAULT]: vault.seal(JSON.stringify(session)),
        [GIVEN]: Object.keys(answers).filter((key) => !key.startsWith('@')),
        ...(session.flow === TIP_FLOW && (await sealAnswers(answers, await keys()))),
      },
    };
  }

  async function sealAnswers(answers: Answers, to: readonly PublicKey[]): Promise<Answers> {
    if (to.length === 0) return {};
    const before = earlier(answers);
    const identity = identityOf(answers, before[EARLIER_IDENTITY]);
    const seal = async (value: object): Promise<string> =>
      Buffer.from(await box.seal(Buffer.from(JSON.stringify(value)), to)).toString('base64');
    return {
      [EARLIER_CONTENT]: [await seal(contentOf(answers, before[EARLIER_CONTENT]))],
      ...(identity && { [EARLIER_IDENTITY]: [await seal(identity)] }),
    };
  }
}

const earlier = (answers: Answers): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    [EARLIER_CONTENT, EARLIER_IDENTITY].flatMap((key) => {
      const value = answers[key];
      return Array.isArray(value) ? [[key, value as readonly string[]] as const] : [];
    }),
  );

const mapSessions = (
  { session, parked, ...rest }: Dialogue,
  map: (session: Session) => Session,
): Dialogue => ({
  ...rest,
  parked: parked.map(map),
  ...(session && { session: map(session) }),
});

import type { Dialogue } from '../../core/dialogue/dialogue.ts';
import { SEALED_ANSWER } from '../../core/flow/sealed-answer.ts';
import type { Answer, Answers, Session } from '../../core/flow/session.ts';
import type { Say } from '../../core/message/message.ts';
import { isPrivateFlow } from '../../core/violation/private-flows.ts';
import type { Receipt } from '../../core/violation/receipt.ts';
import { RECEIPT_WAYS } from '../../core/violation/receipt-flow.ts';
import type { TipFile } from '../../core/violation/tip.ts';
import { contentOf, identityOf, knownFiles, SEALED_FILE } from '../../core/violation/tip-answers.ts';
import { TIP_FLOW } from '../../core/violation/tip-flow.ts';
import type { Cipher } from '../../ports/cipher.ts';
import type { PublicKey } from '../../ports/sealed-box.ts';
import type { Sealing } from './sealing.ts';
import { toTipFile } from './tip-source.ts';

/** What of a private session is stored, in place of its answers. */
const VAULT = '@vault';
const GIVEN = '@given';
/** How many files there are in the answer, and how many were picked so far. */
const FILES = '@files';
const PICKED = '@picked';
/** The answers so far, sealed to the desk: what a restart cannot take. */
export const EARLIER_CONTENT = '@content';
export const EARLIER_IDENTITY = '@identity';

export interface PrivateDialogue {
  /** The sessions as they were, or, after a restart, with every answer given as SEALED_ANSWER. */
  unlock(dialogue: Dialogue): Dialogue;
  /** Nothing of a private session is left that could be read without the memory of this process or a key of the desk. */
  lock(dialogue: Dialogue, channel: string, keys: () => Promise<readonly PublicKey[]>): Promise<Dialogue>;
  lockSay(say: Say): Say;
}

interface Deps extends Pick<Sealing, 'box' | 'vault'> {
  readonly cipher: Cipher;
  readonly newId: () => string;
}

/** Whom a session is sealed to, and through which channel its files came. */
interface Setting {
  readonly channel: string;
  readonly keys: () => Promise<readonly PublicKey[]>;
}

/**
 * Answers under way are kept twice: in the vault, so that they can be shown and corrected for as long as this process
 * lives, and sealed to the desk, so that after a restart the tip can still be sent, though no longer read here.
 */
export function createPrivateDialogue({ box, vault, cipher, newId }: Deps): PrivateDialogue {
  return {
    unlock: (dialogue) => mapSessions(dialogue, unlockSession),
    async lock(dialogue, channel, keys) {
      const { session, parked, ...rest } = dialogue;
      if (!isPrivate(session) && !parked.some(isPrivate)) return dialogue;
      const setting = { channel, keys };
      return {
        ...rest,
        parked: await Promise.all(parked.map((each) => lockSession(each, setting))),
        ...(session && { session: await lockSession(session, setting) }),
      };
    },
    lockSay: (say) => ({ parts: [], choices: [], locked: vault.seal(JSON.stringify(say)) }),
  };

  function unlockSession(stored: Session): Session {
    const { [VAULT]: sealed, [GIVEN]: given, [FILES]: files, [PICKED]: picked } = stored.answers;
    if (typeof sealed !== 'string') return stored;
    const opened = vault.open(sealed);
    if (opened !== undefined) return JSON.parse(opened) as Session;
    const marks = Object.fromEntries(listOf(given).map((key) => [key, SEALED_ANSWER] as const));
    return {
      ...stored,
      answers: {
        ...marks,
        ...(files !== undefined && { files: marksOf(files) }),
        ...earlier(stored.answers),
      },
      ...(picked !== undefined && { picked: marksOf(picked) }),
    };
  }

  async function lockSession(session: Session, setting: Setting): Promise<Session> {
    if (!isPrivateFlow(session.flow) || typeof session.answers[VAULT] === 'string') return session;
    const { doubt: _, picked, answers, ...rest } = session;
    return {
      ...rest,
      answers: {
        [VAULT]: vault.seal(JSON.stringify(session)),
        [GIVEN]: Object.keys(answers).filter((key) => !key.startsWith('@') && key !== 'files'),
        ...(answers['files'] !== undefined && { [FILES]: listOf(answers['files']).length }),
        ...(picked !== undefined && { [PICKED]: picked.length }),
        ...(await sealAnswers(session, setting)),
      },
    };
  }

  async function sealAnswers(session: Session, { channel, keys }: Setting): Promise<Answers> {
    const { answers, picked, flow } = session;
    const before = earlier(answers);
    const to = await keys();
    if (to.length === 0) return before;
    // What is being picked is as good as an answer to whoever must not lose it.
    const told = picked === undefined ? answers : { ...answers, files: picked };
    const files = knownFiles(told['files']).map((file) => toTipFile(cipher, newId(), { channel, file }));
    if (flow === RECEIPT_WAYS) return { ...before, ...(await sealAddition(told, files, to)) };
    if (flow !== TIP_FLOW) return before;
    const identity = identityOf(answers, { earlier: listOf(before[EARLIER_IDENTITY]) });
    const seal = (value: object) => sealTo(value, to);
    const content = contentOf(told, { earlier: listOf(before[EARLIER_CONTENT]), files });
    return {
      [EARLIER_CONTENT]: [await seal(content)],
      ...(identity && { [EARLIER_IDENTITY]: [await seal(identity)] }),
    };
  }

  /** What is being added to a tip, as the message that it will be: also whoever holds the receipt will read it. */
  async function sealAddition(
    { words, receipt }: Answers,
    files: readonly TipFile[],
    desk: readonly PublicKey[],
  ): Promise<Answers> {
    if (typeof words !== 'string' || words === SEALED_ANSWER) return {};
    const { key } = await box.keysOf(receipt as Receipt);
    const said = { text: words, ...(files.length > 0 && { files }) };
    return { [EARLIER_CONTENT]: [await sealTo(said, [...desk, key])] };
  }

  async function sealTo(value: object, keys: readonly PublicKey[]): Promise<string> {
    return Buffer.from(await box.seal(Buffer.from(JSON.stringify(value)), keys)).toString('base64');
  }
}

const isPrivate = (session: Session | undefined): boolean =>
  session !== undefined && isPrivateFlow(session.flow);

const marksOf = (count: Answer): readonly string[] =>
  Array.from({ length: Number(count) }, () => SEALED_FILE);

const listOf = (answer: Answer | undefined): readonly string[] =>
  Array.isArray(answer) ? (answer as readonly string[]) : [];

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

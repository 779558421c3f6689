import type { FlowDraft, Node } from '../../core/flow/flow.ts';
import { altOf, type Chapter, chapterTitleOf, titleOf } from '../../core/flow/guide.ts';
import type { Language, Text } from '../../core/message/message.ts';
import type { Words } from '../../ports/words.ts';
import { findManyActions } from './guides-actions.ts';
import type { Finding } from './guides-finding.ts';
import { asksForSecret } from './guides-secrets.ts';

/** Longer sentences are lost on a small screen, and on whoever reads them with a helper's finger on the phone. */
const MAX_WORDS = 20;

const languages: Readonly<Record<Language, string>> = { vi: 'Vietnamese', en: 'English' };

/** Whether everything has words in both languages, short ones, that ask nobody for a secret. */
export function checkWording(draft: FlowDraft, words: Words): Finding[] {
  const texts = [
    { path: ['id'], text: titleOf(draft.id) },
    ...Object.entries(draft.nodes).flatMap(([id, node]) => textsOf(id, node)),
  ];
  return texts.flatMap((placed) => checkText(placed, words));
}

export const checkChapter = (chapter: Chapter, words: Words): Finding[] =>
  checkText({ path: ['chapter'], text: chapterTitleOf(chapter) }, words);

function checkText({ path, text, isStep }: Placed, words: Words): Finding[] {
  if (!words.has(text.key)) {
    return [{ path, message: `"${text.key}" is missing in locales/vi or locales/en` }];
  }
  return (Object.keys(languages) as Language[]).flatMap((language) => {
    const said = words.say(language, text);
    const faults = [...judge(said), ...(isStep ? findManyActions(language, said) : [])];
    return faults.map((fault) => ({
      path,
      message: `the ${languages[language]} words of "${text.key}" ${fault}`,
    }));
  });
}

/** What is wrong with a text that everybody reads: long sentences, and those that sound as if they wanted a secret. */
export function judge(text: string): string[] {
  return sentencesOf(text).flatMap((sentence) => {
    const { length } = sentence.split(/\s+/);
    return [
      ...(length > MAX_WORDS
        ? [`have a sentence of ${length} words (at most ${MAX_WORDS}): "${sentence}"`]
        : []),
      ...(asksForSecret(sentence) ? [`seem to ask for a secret: "${sentence}"`] : []),
    ];
  });
}

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?…])\s+|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

interface Placed {
  readonly path: readonly string[];
  readonly text: Text;
  readonly isStep?: boolean;
}

function textsOf(id: string, node: Node): Placed[] {
  const own = 'text' in node ? [{ path: ['nodes', id], text: node.text, isStep: node.kind === 'step' }] : [];
  const picture = node.kind === 'step' ? node.picture : undefined;
  const drawn = picture === undefined ? [] : [{ path: ['nodes', id, 'picture'], text: altOf(picture) }];
  const options = node.kind === 'ask' && 'of' in node.answer ? node.answer.of : [];
  return [
    ...own,
    ...drawn,
    ...options.map(({ label }, n) => ({ path: ['nodes', id, 'of', String(n), 'id'], text: label })),
  ];
}

import { type Label, toLabel } from './option.ts';

/** Common answers whose many wordings stand in locales/ under `message.words.<name>`, joined by "|". */
export const COMMON_ANSWERS = [
  'done',
  'stuck',
  'ask-human',
  'yes',
  'no',
  'skip',
  'keep',
  'retype',
  'back',
  'restart',
  'stop',
  'human',
  'help',
  'menu',
  'resume',
] as const;

/** Turns a catalogue entry ("xong|xong rồi|done") into labels for `understand`. */
export const splitWords = (joined: string): readonly string[] =>
  joined
    .split('|')
    .map((words) => words.trim())
    .filter((words) => words !== '');

/** The same, made ready once, for catalogue entries that every message is held against. */
export const readLabels = (joined: string): readonly Label[] => splitWords(joined).map(toLabel);

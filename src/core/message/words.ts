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
  'help',
  'menu',
  'resume',
] as const;
export type CommonAnswer = (typeof COMMON_ANSWERS)[number];

/** Turns a catalogue entry ("xong|xong rồi|done") into labels for `understand`. */
export const splitWords = (joined: string): readonly string[] =>
  joined
    .split('|')
    .map((words) => words.trim())
    .filter((words) => words !== '');

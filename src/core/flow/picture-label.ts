import { fold } from '../message/fold.ts';

/** What a step tells people to look for on their screen: the first words that stand in “…”. */
export const labelIn = (text: string): string | undefined => /“([^”]+)”/.exec(text)?.[1];

/** The name of a drawing with these words under it: "button.gui-yeu-cau". */
export const labelledPicture = (picture: string, label: string): string =>
  `${picture}.${fold(label).replaceAll(/[^a-z0-9]+/g, '-')}`;

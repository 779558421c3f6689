import type { Order } from '../command/command.ts';
import { begin, step } from '../flow/engine.ts';
import { offers } from '../flow/offers.ts';
import type { Choice, Heard } from '../message/message.ts';
import type { Dialogue } from './dialogue.ts';
import { isMenu, park } from './drafts.ts';
import { follow, GREETED } from './enter.ts';
import type { Scene } from './scene.ts';
import type { Turn } from './turn.ts';

/**
 * A command said in full ("báo cáo") outweighs a button that merely has these words in it ("Nộp báo cáo"), where the
 * menu or the ways on after an answer are all there is.
 */
export function bareOrder(
  text: string,
  choice: Choice,
  { session }: Dialogue,
  scene: Scene,
): Order | undefined {
  if (session !== undefined && !isMenu(session, scene)) return undefined;
  const order = scene.readPhrase(text);
  if (order === undefined || order.args !== '' || choice.token.startsWith(`/${order.command}`))
    return undefined;
  return scene.isLabel(text, choice) ? undefined : order;
}

/** The words on a button of the menu mean it also when the menu is not there. */
export function chooseAtHome(dialogue: Dialogue, heard: Heard, scene: Scene): Turn | undefined {
  const home = scene.flowFor(scene.home);
  if (home === undefined) return undefined;
  const { session } = begin(home, { [GREETED]: 'yes' }, scene.at);
  const choice = offers(home, session).find((one) => scene.isLabel(heard.text, one));
  if (choice === undefined) return undefined;
  const chosen = step(home, session, { type: 'heard', heard, choice: choice.id, at: scene.at });
  return follow(park(dialogue, scene), chosen, scene);
}

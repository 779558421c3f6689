import { step } from '../flow/engine.ts';
import type { Flow } from '../flow/flow.ts';
import { INSTEAD } from '../flow/kinds/ask.ts';
import { awaitsCalled, awaitsFiles, awaitsName, awaitsText } from '../flow/offers.ts';
import type { Double, Event, Session } from '../flow/session.ts';
import { refusesAnswer } from '../flow/takes-answer.ts';
import { freshChoice } from '../flow/token.ts';
import { plain } from '../message/message.ts';
import { controlToken } from './control.ts';
import type { Scene } from './scene.ts';
import { wayTo } from './ways.ts';

/**
 * What a text means besides the answer in words that is awaited: somebody who types "danh sách" where a name is
 * awaited wants the list, unless there is somebody of that name. `only`: it cannot be the answer.
 */
export function doubleOf(
  typed: string,
  flow: Flow,
  session: Session,
  scene: Scene,
): (Double & { readonly only: boolean }) | undefined {
  if (!awaitsText(flow, session) && !awaitsFiles(flow, session)) return undefined;
  const double = alsoMeans(typed, flow, session, scene);
  return double && { ...double, only: refusesAnswer(flow, session, typed, scene.at) };
}

function alsoMeans(typed: string, flow: Flow, session: Session, scene: Scene): Double | undefined {
  const words = plain(typed.trim());
  const control = awaitsName(flow, session) ? scene.readControl(typed) : undefined;
  if (control) return asked(controlToken(control), wayTo(control).label);
  const order = scene.readPhrase(typed.replace(/[\s,]+(?:ạ|nhé|nha|với|đi)[\s.!?]*$/iu, ''));
  if (order?.args === '' && order.command !== 'start')
    return asked(`/${order.command}`, { key: 'flow.choice.instead', params: { words } });
  const isGreeting = awaitsCalled(flow, session) && (order?.args === '' || scene.isThanks(typed));
  return isGreeting ? { because: { key: 'flow.greeting', params: { words } } } : undefined;

  function asked(token: string, label: Double['because']): Double {
    return { because: { key: 'flow.command-or-answer', params: { words } }, instead: { token, label } };
  }
}

/** What was chosen instead of an answer, and the question without the doubt about it. */
export function chosenInstead(
  flow: Flow,
  session: Session,
  event: Event,
): { readonly token: string; readonly session: Session } | undefined {
  const { instead } = session.doubt ?? {};
  if (instead === undefined || event.type !== 'heard') return undefined;
  const { token } = event.heard;
  const choice = token === undefined ? event.choice : freshChoice(flow, session, token);
  const isMeant = choice === INSTEAD || event.double?.instead?.token === instead.token;
  return isMeant
    ? { token: instead.token, session: step(flow, session, { type: 'went-back' }).session }
    : undefined;
}

import { readControl, toControlWords } from '../../src/core/dialogue/control.ts';
import { begin, step } from '../../src/core/flow/engine.ts';
import type { Flow } from '../../src/core/flow/flow.ts';
import { offers } from '../../src/core/flow/offers.ts';
import type { Effect, Event, Session, Step } from '../../src/core/flow/session.ts';
import { wordingKeys } from '../../src/core/flow/wordings.ts';
import { mergeSays } from '../../src/core/message/merge-says.ts';
import type { Choice, Language, Say } from '../../src/core/message/message.ts';
import { understand } from '../../src/core/message/understand.ts';
import { splitWords } from '../../src/core/message/words.ts';
import { instant } from '../../src/core/time/instant.ts';
import type { Words } from '../../src/ports/words.ts';
import { type Act, readScript, showMessage } from './notation.ts';

interface Stage {
  readonly words: Words;
  /** The flow that the title line names. */
  readonly flowFor: (id: string) => Flow;
  /** Another version of it, for "~ the guide is now …". */
  readonly changedFlow: (name: string) => Flow;
}

const at = instant('2025-12-22T08:00:00+07:00');

/** Plays one flow by itself and writes down what both sides said. The session goes through JSON before every line. */
export function playFlow(script: string, { words, flowFor, changedFlow }: Stage): string {
  const out: string[] = [];
  const messages: Say[] = [];
  let language: Language = 'vi';
  let flow: Flow | undefined;
  let session: Session | undefined;

  for (const { written, act } of readScript(script)) {
    out.push(written);
    if (act.type === 'title') {
      const [id = '', lang] = act.words;
      language = lang === 'en' ? 'en' : 'vi';
      flow = flowFor(id);
      take(begin(flow));
    } else if (act.type === 'meanwhile') {
      flow = changedFlow(act.words.split(' ').at(-1) ?? '');
    } else if (act.type !== 'remark') {
      if (flow === undefined || session === undefined) throw new Error('the conversation has no title');
      take(react(flow, JSON.parse(JSON.stringify(session)), act));
    }
  }
  return out.join('\n');

  function react(current: Flow, before: Session, act: Extract<Act, { type: 'writes' | 'taps' }>): Step {
    if (act.type === 'taps') {
      const choice = messages.at(-1 - act.messagesAgo)?.choices[act.button - 1];
      if (choice === undefined) throw new Error(`there is no button ${act.button}`);
      return step(current, before, { type: 'heard', heard: { text: '', token: choice.token }, at });
    }
    const control = readControl(act.text, controlWords());
    if (control === 'restart') return begin(current);
    if (control === 'back') return step(current, before, { type: 'went-back' });
    const choice = understand(act.text, offers(current, before).map(withWords));
    const event: Event = {
      type: 'heard',
      heard: { text: act.text },
      at,
      ...(choice !== undefined && { choice }),
    };
    return step(current, before, event);
  }

  function take(next: Step): void {
    session = next.session;
    const said = next.effects.flatMap((effect) => (effect.type === 'say' ? [effect.say] : []));
    out.push(...next.effects.flatMap(showEffect), ...mergeSays(said).flatMap(show));
    messages.push(...mergeSays(said));
    if (session.status !== 'waiting') out.push(`! ${session.status}`);
  }

  function show({ parts, choices }: Say): readonly string[] {
    const text = parts.map((part) => words.say(language, part)).join('\n\n');
    return showMessage(
      text,
      choices.map(({ label }) => words.say(language, label)),
    );
  }

  function withWords({ id, label }: Choice) {
    const wordings = wordingKeys({ id, label })
      .filter((key) => words.has(key))
      .flatMap((key) => splitWords(words.say(language, { key })));
    return { id, labels: [words.say(language, label), ...wordings] };
  }

  function controlWords() {
    const controls = ['back', 'restart'] as const;
    return toControlWords(
      controls.map((control) => [control, words.say(language, { key: `message.words.${control}` })]),
    );
  }
}

function showEffect(effect: Effect): string[] {
  switch (effect.type) {
    case 'say':
      return [];
    case 'record':
      return [`! record ${effect.what} ${JSON.stringify(effect.answers)}`];
    case 'run':
      return [`! run ${effect.command} ${effect.args}`.trimEnd()];
    case 'enter':
      return [`! enter ${effect.flow} ${JSON.stringify(effect.answers)}`];
    case 'take-files':
      return ['! take-files'];
    case 'ask-human':
      return [`! ask-human ${effect.about}`];
    case 'give-up':
      return [`! give-up ${effect.reason}`];
  }
}

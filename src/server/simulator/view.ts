import type { Language } from '../../core/message/message.ts';
import { isoInstant } from '../../core/time/instant.ts';
import type { Line } from '../../ports/web-channel.ts';
import type { PersonaId, SimulatorDeps, Wording } from './deps.ts';
import { type Speech, toMoment } from './moment.ts';
import { PAGE_WORDS } from './page-words.ts';

/** What the page itself puts into a sentence stays as {name} there. */
const LEFT_TO_PAGE = { name: '{name}', day: '{day}', time: '{time}' };

export function toSpeech({ words, campaign }: SimulatorDeps, language: Language): Speech {
  return { words, language, timeZone: campaign.timeZone };
}

/** One bubble, as the page draws it. */
export function toLineView(
  persona: PersonaId,
  { id, from, text, choices, picture, files, at }: Line,
  speech: Speech,
) {
  return { id, persona, from, text, choices, picture, files, ...toMoment(at, speech), iso: isoInstant(at) };
}

/** Where the clock stands and what lies ahead. */
export async function toClockView({ clock }: SimulatorDeps, speech: Speech) {
  const now = clock.now();
  const next = await clock.next();
  return {
    ...toMoment(now, speech),
    iso: isoInstant(now),
    next: next && { ...toMoment(next.at, speech), iso: isoInstant(next.at), what: say(next.what, speech) },
  };
}

/** Everything the page needs before the first line. */
export async function toStateView(deps: SimulatorDeps, language: Language) {
  const { title, commune, unit } = deps.campaign;
  const speech = toSpeech(deps, language);
  return {
    language,
    campaign: { title: say(title, speech), commune: say(commune, speech), unit: say(unit, speech) },
    personas: deps.personas.map(({ id, name, note }) => ({
      id,
      role: say({ key: `simulator.role.${id}` }, speech),
      name: say(name, speech),
      note: say(note, speech),
    })),
    clock: await toClockView(deps, speech),
    words: Object.fromEntries(
      PAGE_WORDS.map((word) => [word, say({ key: `simulator.page.${word}`, params: LEFT_TO_PAGE }, speech)]),
    ),
  };
}

function say(wording: Wording, { words, language }: Speech): string {
  return typeof wording === 'string' ? wording : words.say(language, wording);
}

import type { Language } from '../../core/message/message.ts';
import { isoInstant } from '../../core/time/instant.ts';
import type { Line } from '../../ports/web-channel.ts';
import type { Words } from '../../ports/words.ts';
import type { PersonaId, SimulatorDeps, Wording } from './deps.ts';
import { toMoment } from './moment.ts';
import { PAGE_WORDS } from './page-words.ts';

/** One bubble, as the page draws it. */
export function toLineView(persona: PersonaId, { id, from, text, choices, at }: Line, language: Language) {
  return { id, persona, from, text, choices, ...toMoment(at, language), iso: isoInstant(at) };
}

/** What the page itself puts into a sentence stays as {name} there. */
const LEFT_TO_PAGE = { name: '{name}', day: '{day}', time: '{time}' };

export type ClockView = Awaited<ReturnType<typeof toClockView>>;

/** Where the clock stands and what lies ahead. */
export async function toClockView(
  { clock, words }: Pick<SimulatorDeps, 'clock' | 'words'>,
  language: Language,
) {
  const now = clock.now();
  const next = await clock.next();
  return {
    iso: isoInstant(now),
    ...toMoment(now, language),
    next: next && {
      iso: isoInstant(next.at),
      ...toMoment(next.at, language),
      what: say(words, language, next.what),
    },
  };
}

/** Everything the page needs before the first line. */
export async function toStateView(deps: SimulatorDeps, language: Language) {
  const { personas, campaign, words } = deps;
  const sayIt = (wording: Wording) => say(words, language, wording);
  return {
    language,
    campaign: { title: sayIt(campaign.title), commune: sayIt(campaign.commune), unit: sayIt(campaign.unit) },
    personas: personas.map(({ id, name, note }) => ({
      id,
      role: sayIt({ key: `simulator.role.${id}` }),
      name: sayIt(name),
      note: sayIt(note),
    })),
    clock: await toClockView(deps, language),
    words: Object.fromEntries(
      PAGE_WORDS.map((word) => [word, sayIt({ key: `simulator.page.${word}`, params: LEFT_TO_PAGE })]),
    ),
  };
}

function say(words: Words, language: Language, wording: Wording): string {
  return typeof wording === 'string' ? wording : words.say(language, wording);
}

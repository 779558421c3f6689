import { may } from '../../core/access/access.ts';
import type { Flow } from '../../core/flow/flow.ts';
import { titleOf } from '../../core/flow/guide.ts';
import { joinTexts } from '../../core/flow/spoken.ts';
import { fold } from '../../core/message/fold.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { commandChoice, say, text } from '../../core/message/say.ts';
import type { GuideProgress } from '../../core/report/guide-progress.ts';
import { createNameStep } from '../../core/report/name-step.ts';
import { pageOf, readPageNumber } from '../../core/report/page-of.ts';
import { type NameStep, sayGuide, sayStep, saySums } from '../../core/report/say-guides.ts';
import { type Day, dayOf } from '../../core/time/day.ts';
import { readSpan, type Span } from '../../core/time/read-span.ts';
import { showDay, showMoment } from '../../core/time/show.ts';
import { loadGuides } from '../guides/load-guides.ts';
import type { Outcome, Request } from '../outcome.ts';
import type { Planner } from '../planner.ts';
import { nextPage } from '../queries/paged.ts';
import type { WordsOf } from '../words-of.ts';

interface Deps {
  readonly planner: Planner;
  readonly guides: ReadonlyMap<string, Flow>;
  readonly wordsOf: WordsOf;
}

/** Guides on one page, each of a few lines. */
const SHOWN = 8;
/** Buttons that lead into one guide. */
const OFFERED = 4;

/** One guide, of runs that began in the span; all of both where nothing is said. */
interface Wanted {
  readonly guide?: string;
  readonly span?: Span;
  /** What is no guide of ours. */
  readonly unknown?: string;
}

/** What every answer is given. */
interface About {
  readonly wanted: Wanted;
  readonly page: number;
  readonly params: Readonly<Record<string, Text>>;
  readonly nameOf: NameStep;
}

/**
 * "Dân vướng ở đâu": how many opened each guide, came to its end and asked for a person, and where most stopped; "… cài
 * VNeID": step by step; "… tuần này": of what began then.
 */
export function createDropOff({ planner, guides, wordsOf }: Deps) {
  return async ({ tx, door, at, grants, conversation }: Request, args: string): Promise<Outcome> => {
    const { commune } = door;
    const plan = planner.current(commune, at);
    if (plan === undefined) return { says: [say([text('command.no-campaign')])] };
    if (!may(grants, 'see-commune', { commune })) return { says: [say([text('command.not-allowed')])] };
    const { timeZone, short } = plan.campaign;
    const { rest, page } = readPageNumber(args);
    const wanted = readWanted(rest, commune, dayOf(at, timeZone));
    const found = await loadGuides(tx, plan, guides, wanted.span);
    const about: About = {
      wanted,
      page,
      params: { campaign: plain(short), asOf: showMoment(at, timeZone), when: sayWhen(wanted) },
      nameOf: createNameStep((of) => wordsOf(commune).say(conversation.language, of)),
    };
    if (wanted.guide === undefined) return ofAll(found, about);
    return ofOne(
      wanted.guide,
      found.find(({ id }) => id === wanted.guide),
      about,
    );
  };

  function readWanted(said: string, commune: string, today: Day): Wanted {
    const [first = '', ...more] = said.split(' ');
    const isNamed = guides.has(first);
    const { span, rest } = readSpan(fold(isNamed ? more.join(' ') : said), today);
    const guide = isNamed ? first : guideCalled(rest, commune);
    const unknown = guide === undefined && rest !== '' ? { unknown: said } : {};
    return { ...(span && { span }), ...(guide !== undefined && { guide }), ...unknown };
  }

  /** The shortest title that has these words in it: "cai vneid" is no "Cài VNeID trên máy tính". */
  function guideCalled(name: string, commune: string): string | undefined {
    if (name === '') return undefined;
    const called = [...guides.keys()].flatMap((id) =>
      (['vi', 'en'] as const).map(
        (language) => [id, fold(wordsOf(commune).say(language, titleOf(id)))] as const,
      ),
    );
    return called
      .filter(([, title]) => title.includes(name))
      .toSorted(([, a], [, b]) => a.length - b.length)[0]?.[0];
  }
}

function ofAll(found: readonly GuideProgress[], { wanted, page: number, params, nameOf }: About): Outcome {
  const first =
    wanted.unknown === undefined ? [] : [text('guide-runs.unknown', { text: plain(wanted.unknown) })];
  if (found.length === 0) return { says: [say([...first, text('guide-runs.none', params)])] };
  const page = pageOf(found, number, SHOWN);
  const lines = page.items.map((one) => sayGuide(one, nameOf));
  return {
    says: [
      say(
        [...first, text('guide-runs.head', params), ...joinTexts('flow.lines', lines)],
        [
          ...page.items
            .slice(0, OFFERED)
            .map(({ id }) => commandChoice('drop-off', asked({ ...wanted, guide: id }), titleOf(id))),
          ...nextPage(page, 'drop-off', asked(wanted)),
        ],
      ),
    ],
  };
}

function ofOne(
  id: string,
  progress: GuideProgress | undefined,
  { wanted: { span }, page: number, params, nameOf }: About,
): Outcome {
  const named = { ...params, guide: titleOf(id) };
  const all = commandChoice('drop-off', asked({ ...(span && { span }) }), text('guide-runs.all'));
  if (progress === undefined) return { says: [say([text('guide-runs.none-of', named)], [all])] };
  const page = pageOf(progress.steps, number);
  const lines = page.items.map((step, n) => sayStep(id, step, page.before + n + 1, nameOf));
  return {
    says: [
      say(
        [text('guide-runs.head-one', named), saySums(progress), ...joinTexts('flow.lines', lines)],
        [...nextPage(page, 'drop-off', asked({ guide: id, ...(span && { span }) })), all],
      ),
    ],
  };
}

const sayWhen = ({ span }: Wanted): Text =>
  span ? text('guide-runs.in-span', { from: showDay(span.from), through: showDay(span.through) }) : plain('');

/** As it would be typed: "vneid-install 01/05/2025-03/05/2025". */
const asked = ({ guide, span }: Wanted): string =>
  [guide ?? '', span ? `${showDay(span.from)}-${showDay(span.through)}` : ''].join(' ').trim();

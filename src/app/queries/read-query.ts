import { fold } from '../../core/message/fold.ts';
import { text } from '../../core/message/say.ts';
import { splitWords } from '../../core/message/words.ts';
import type { Words } from '../../ports/words.ts';
import type { Plan } from '../planner.ts';

/** How totals can be taken apart. Words under query.by.<id>. */
export const PARTS = ['phase', 'kind', 'unit', 'metric', 'document', 'group', 'helper', 'day'] as const;
export type Part = (typeof PARTS)[number];

/** What is asked of the totals: all of them in parts, or one phase, kind of unit or metric. */
export type Query =
  | { readonly by: Part }
  | { readonly phase: string }
  | { readonly kind: string }
  | { readonly metric: string };

export type ReadQuery = (plan: Plan, words: string) => Query | undefined;

/** "theo giai đoạn", "cao diem", "truong hoc", "da cai vnetraffic": with or without diacritics, in both languages. */
export function createReadQuery(words: Words): ReadQuery {
  const both = (key: string): readonly string[] =>
    (['vi', 'en'] as const).flatMap((language) => splitWords(words.say(language, text(key))).map(fold));
  const parts = PARTS.map((by) => [by, both(`query.by.${by}`)] as const);
  return ({ campaign }, said) => {
    const asked = fold(said);
    const part = parts.find(([, wordings]) => wordings.includes(asked));
    if (part) return { by: part[0] };
    const phase = campaign.phases.find(({ id, name }) =>
      [id.replaceAll('-', ' '), name].map(fold).includes(asked),
    );
    if (phase) return { phase: phase.id };
    const kind = campaign.unitKinds.find(({ id }) => both(`campaign.unit-kind.${id}`).includes(asked));
    if (kind) return { kind: kind.id };
    const metric = campaign.metrics.find(({ id }) => both(`campaign.metric.${id}`).includes(asked));
    return metric && { metric: metric.id };
  };
}

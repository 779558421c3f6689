import { decide } from '../../core/topic/decide.ts';
import { featuresOf } from '../../core/topic/features.ts';
import type { Knowledge } from '../../core/topic/knowledge.ts';
import { createGlossary } from '../../core/topic/lexicon.ts';
import { type Model, trainModel } from '../../core/topic/model.ts';
import { readQuestion } from '../../core/topic/read-question.ts';
import { applyRules } from '../../core/topic/rule.ts';
import type { Finder } from '../../ports/finder.ts';
import { createNeighbours, type Neighbours } from './neighbours.ts';

/** Learns from the examples at the first question, which takes a fraction of a second; then an answer takes about 1 ms. */
export function createTopicFinder({ lexicon, rules, examples }: Knowledge): Finder {
  const glossary = createGlossary(
    lexicon,
    examples.map(({ text }) => text),
  );
  let learnt: { readonly model: Model; readonly neighbours: Neighbours } | undefined;

  function learn() {
    const questions = examples.map(({ label, text }) => ({ label, question: readQuestion(text, glossary) }));
    const model = trainModel(
      questions.map(({ label, question }) => ({ label, features: featuresOf(question, glossary) })),
    );
    return { model, neighbours: createNeighbours(questions, glossary.known) };
  }

  return {
    find(text) {
      learnt ??= learn();
      const question = readQuestion(text, glossary);
      const judged = learnt.model.judge(featuresOf(question, glossary));
      return decide(applyRules(judged, question.ideas, rules), learnt.neighbours.of(question));
    },
  };
}

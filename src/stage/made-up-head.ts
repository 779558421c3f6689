import type { Words } from '../ports/words.ts';
import type { MadeUpPerson } from './made-up-person.ts';

/** How a made-up head answers a question: they read it, as a real one would, and write what is asked. */
export function createAnswers(
  words: Words,
): (question: string, person: MadeUpPerson, achieved: string) => string | undefined {
  const said = (key: string): string => words.say('vi', { key });
  const answers: readonly [question: string, answer: (person: MadeUpPerson, achieved: string) => string][] = [
    [said('report.ask.name'), ({ name }) => name],
    [said('report.ask.address'), ({ address }) => address],
    [said('report.ask.citizen-id'), ({ citizenId }) => citizenId],
    [said('report.ask.plates'), ({ plate }) => plate],
    [said('report.ask.phone'), ({ phone }) => phone],
    [said('report.ask.birth-year'), ({ birthYear }) => String(birthYear)],
    [said('report.ask.case'), () => '1'],
    [said('report.ask.helper'), () => 'Lê Thị Giúp'],
    [said('report.ask.result'), () => said('report.result.yes')],
    [said('report.ask.achieved'), (_, achieved) => achieved],
    [said('flow.choice.send'), () => said('flow.choice.send')],
  ];
  return (question, person, achieved) =>
    answers.find(([asked]) => question.includes(asked))?.[1](person, achieved);
}

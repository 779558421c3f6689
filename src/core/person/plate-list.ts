import { readPlate } from './plate.ts';

/** Cuts a text at whatever stands between plates. A comma inside a number ("123,45") is a slip for its dot. */
export function cutPlates(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .replace(/(?<=\d{3}),(?=\d{2}(?![\dA-Za-z]))/g, '.')
    .split(/[,;&+\r\n]|(?<=\s)v[àa](?=\s)/i)
    .map((part) => part.replace(/^\s*(?:\d[.)]\s+|[-•*–]\s+)/, '').trim())
    .filter((part) => part !== '')
    .flatMap(cutBySpaces);
}

/** "30A12345 29B112345": whole plates with only a space between them. */
function cutBySpaces(part: string): readonly string[] {
  const words = part.split(/\s+/);
  return words.length > 1 && words.every(isWholePlate) ? words : [part];
}

function isWholePlate(word: string): boolean {
  const reading = readPlate(word);
  if (reading.verdict === 'no') return false;
  const plate = reading.verdict === 'sure' ? reading.value : reading.readings[0]?.value;
  return plate !== undefined && plate.kind !== 'unknown';
}

import { parseArgs } from 'node:util';
import { readContent } from '../compose.ts';
import { findSample, UnknownSample } from '../stage/sample.ts';
import { rehearse } from '../stage/rehearsal.ts';
import { rehearsalJson } from './rehearsal-json.ts';
import { rehearsalText } from './rehearsal-text.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' } },
});
const seed = Number(values.seed);
const [name] = positionals;

try {
  if (name === undefined || !Number.isInteger(seed)) {
    throw new UnknownSample('Usage: npm run rehearse -- <commune>/<campaign> [--json] [--seed N]');
  }
  const content = readContent();
  const sample = findSample(content.catalogue.communes, name);
  const result = await rehearse(content, sample, seed);
  console.log(values.json ? JSON.stringify(rehearsalJson(result), null, 2) : rehearsalText(result, sample, content.words));
} catch (error) {
  if (!(error instanceof UnknownSample)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

import { parseArgs } from 'node:util';
import { readContent } from '../read-content.ts';
import { rehearse } from '../stage/rehearsal.ts';
import { findSample, UnknownSample } from '../stage/sample.ts';
import { rehearsalJson } from './rehearsal-json.ts';
import { rehearsalText } from './rehearsal-text.ts';

const USAGE = 'Usage: npm run rehearse -- <commune>/<campaign> [--json] [--seed N]';

/** npm run rehearse -- <commune>/<campaign> [--json] [--seed N] */
try {
  const { name, seed, json } = readArgs();
  const content = readContent();
  const sample = findSample(content.catalogue.communes, name);
  const result = await rehearse(content, sample, seed);
  console.log(
    json ? JSON.stringify(rehearsalJson(result), null, 2) : rehearsalText(result, sample, content.words),
  );
} catch (error) {
  if (!(error instanceof UnknownSample)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function readArgs(): { readonly name: string; readonly seed: number; readonly json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' } },
    });
    const seed = Number(values.seed);
    const [name, ...more] = positionals;
    if (name !== undefined && more.length === 0 && Number.isInteger(seed))
      return { name, seed, json: values.json };
  } catch {
    // An option that does not exist is told like any other mistake.
  }
  throw new UnknownSample(USAGE);
}

import { parseArgs } from 'node:util';
import { DATABASES } from './database.ts';
import { prove } from './prove.ts';

/** npm run prove [-- --updates 2000 --kills 60 --seed 1 --database sqlite --campaign <commune>/<campaign>] */
const { values } = parseArgs({
  options: {
    updates: { type: 'string', default: '2000' },
    kills: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string' },
    campaign: { type: 'string', default: 'nghia-trung/vnetraffic-2025' },
  },
});
const { campaign } = values;
const [updates, kills, seed] = [values.updates, values.kills, values.seed].map(Number) as [
  number,
  number,
  number,
];

for (const database of DATABASES.filter((one) => values.database === undefined || values.database === one)) {
  console.log(`\n${database}: ${campaign}, ${updates} updates, ${kills} kills, seed ${seed}`);
  const began = performance.now();
  const { figures, violations } = await prove({ database, campaign, updates, kills, seed });
  for (const [what, figure] of Object.entries(figures)) console.log(`${String(figure).padStart(8)}  ${what}`);
  console.log(`${Math.round((performance.now() - began) / 1_000)} s`);
  for (const violation of violations) console.error(`VIOLATION ${violation}`);
  if (violations.length > 0) process.exitCode = 1;
  console.log(
    violations.length === 0 ? 'Nothing is lost, nothing is doubled.' : `${violations.length} violations`,
  );
}

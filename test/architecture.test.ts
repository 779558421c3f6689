import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { expect, test } from 'vitest';

/** Who may import whom under src/. The picture in docs/architecture.md, as a table. */
const layers: Record<string, string[]> = {
  core: [],
  ports: ['core'],
  app: ['core', 'ports'],
  adapters: ['core', 'ports'],
  server: ['core', 'ports', 'app'],
};

const forbidden: IForbiddenRuleType[] = [
  ...Object.entries(layers).map(([layer, known]) => ({
    name: `${layer} may import only ${known.join(', ') || 'itself'}`,
    from: { path: `^src/${layer}/` },
    to: { path: '^src/', pathNot: [layer, ...known].map((name) => `^src/${name}/`) },
  })),
  {
    name: 'the core is pure: no package but zod, nothing of Node',
    from: { path: '^src/core/' },
    to: { dependencyTypesNot: ['local', 'type-only'], pathNot: 'node_modules/zod/' },
  },
  {
    name: 'adapters do not know each other',
    from: { path: '^src/adapters/(channels/[^/]+|[^/]+)/' },
    to: { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
  },
  { name: 'no circles', from: {}, to: { circular: true } },
  { name: 'no junk drawers', from: {}, to: { path: '^src/.*/(utils?|helpers?|common|misc)(/|[.]ts$)' } },
  { name: 'nobody imports main', from: {}, to: { path: '^src/main[.]ts$' } },
];

async function read(): Promise<ICruiseResult> {
  const { output } = await cruise(['src'], {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    validate: true,
    ruleSet: { forbidden: forbidden.map((rule) => ({ severity: 'error', ...rule })) },
  } as Parameters<typeof cruise>[1]);
  return output as ICruiseResult;
}

test('the layers hold, and every module was read', async () => {
  const { modules, summary } = await read();
  const ours = modules.filter(({ source }) => source.startsWith('src/') && source.endsWith('.ts'));

  // A parser that cannot read TypeScript finds nothing wrong, because it finds nothing.
  expect(ours.length).toBeGreaterThan(10);
  expect(ours.reduce((sum, { dependencies }) => sum + dependencies.length, 0)).toBeGreaterThan(ours.length);
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
});

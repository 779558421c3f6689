import { defineConfig } from 'vitest/config';

// No module of the product has state that changes, so the files of a project may share what is loaded; to load it anew
// for each of them was more than a third of the whole run.
const project = (name: string, include: string[], timeout = 10_000) => ({
  test: { name, include, isolate: false, testTimeout: timeout, hookTimeout: 60_000 },
});

export default defineConfig({
  test: {
    // Both cores of a small machine; by itself vitest leaves one free.
    maxWorkers: 2,
    reporters: ['default', './test/support/plain-summary.ts'],
    projects: [
      project('architecture', ['test/*.test.ts']),
      project('core', ['test/core/**/*.test.ts']),
      project('app', ['test/app/**/*.test.ts']),
      project('adapters', ['test/adapters/**/*.test.ts']),
      project('conversations', ['test/conversations/**/*.test.ts']),
      project('contract', ['test/contract/**/*.test.ts'], 60_000),
      project('server', ['test/server/**/*.test.ts']),
      project('cli', ['test/cli/**/*.test.ts'], 60_000),
      project('channels', ['test/channels/**/*.test.ts'], 30_000),
      project('browser', ['test/browser/**/*.test.ts'], 120_000),
    ],
  },
});

import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], timeout = 10_000) => ({
  test: { name, include, testTimeout: timeout, hookTimeout: 60_000 },
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

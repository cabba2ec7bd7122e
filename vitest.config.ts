import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    setupFiles: ['test/seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for processes of their own: every processor has something to do.
    maxWorkers: '100%',
    env: { TZ: 'UTC', LANG: 'en_US.UTF-8' },
  },
});

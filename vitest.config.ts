import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { iconSprite } from './app/ui/icons/icon-sprite.ts'
import { countingProgram } from './scripts/counting-program.ts'
import { compileMessages, paraglideForTests } from './scripts/messages.mjs'
import { pagePrograms } from './scripts/page-programs.ts'

await compileMessages(paraglideForTests)

const everything = ['app/**/*.test.{ts,tsx}', 'bench/**/*.test.ts', 'drizzle/**/*.test.ts', 'tests/**/*.test.ts']

/** Tests that never ask a database: the answer on a second engine would be the same. */
const pure = [
  'app/features/ranking/**',
  'app/features/policy/**',
  'app/ui/**',
  'tests/house.test.ts',
  '**/*.pure.test.{ts,tsx}',
]

const surroundings = {
  DATABASE_URL: '',
  SMTP_URL: '',
  PUBLIC_URL: 'http://localhost:3000',
  LOG_LEVEL: 'off',
}

export default defineConfig({
  plugins: [iconSprite(), countingProgram(), pagePrograms()],
  resolve: {
    alias: {
      '#app/paraglide/messages.js': path.resolve('app/web/messages-in-copy.server.ts'),
      '#app/paraglide': path.resolve(paraglideForTests.outdir),
    },
  },
  esbuild: { jsx: 'automatic' },
  test: {
    // No test is about speed, and the machine may be busy.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One less than there are cores, as vitest would have it, lets half of a small machine sleep.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: everything,
          globalSetup: './tests/setup/sqlite-template.ts',
          setupFiles: './tests/setup/database.ts',
          env: { ...surroundings, AFLORA_TEST_ENGINE: 'sqlite' },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: everything,
          exclude: [...pure, '**/node_modules/**'],
          globalSetup: './tests/setup/postgres-template.ts',
          setupFiles: './tests/setup/database.ts',
          env: { ...surroundings, AFLORA_TEST_ENGINE: 'postgres' },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.journey.ts'],
          globalSetup: './tests/setup/browser-site.ts',
          env: { ...surroundings },
          testTimeout: 90_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // A browser on a busy machine may lose a key or a second; what is broken is broken twice.
          retry: 1,
        },
      },
    ],
  },
})

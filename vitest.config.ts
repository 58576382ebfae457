import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

// Neither Paris nor UTC: whatever forgets to say its time zone shows at once. Set here too, so that workers are born in it.
process.env.TZ = 'Pacific/Auckland'

const root = import.meta.dirname

/** Of the integration suite, what touches no test database: once is enough, so not again on a database server. */
const WITHOUT_DATABASE = [
  'tests/integration/api/{documentation,openapi}.test.ts',
  'tests/integration/server/{env,folder-lock,let-others,migrations,start-refused}.test.ts',
]

export default defineConfig({
  resolve: {
    alias: {
      // Outside Next the package only throws.
      'server-only': join(root, 'tests/setup/server-only.ts'),
      '@': root,
    },
  },
  test: {
    env: { TZ: 'Pacific/Auckland' },
    projects: [
      {
        extends: true,
        // Pure functions: one process for all of them, no isolation to pay for.
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          isolate: false,
          // A limit for what hangs, not a measure: a busy machine must not fail a test.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        // Forks: an embedded database never gives its memory back to a thread.
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...(process.env.TEST_DATABASE_URL ? WITHOUT_DATABASE : [])],
          // By default one processor is left to Vitest itself, which has next to nothing to do: half of two.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          globalSetup: 'tests/setup/database-template.ts',
          setupFiles: 'tests/setup/browser.ts',
          env: {
            AUTH_SECRET: 'a secret for the tests, and for nothing else',
            // Webhooks are received by servers of the tests' own.
            OUTBOUND_ALLOWED_NETWORKS: '127.0.0.0/8',
          },
          pool: 'forks',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})

import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// Neither Paris nor UTC: whatever forgets to say its time zone shows at once. Set here too, so that workers are born in it.
process.env.TZ = 'Pacific/Auckland'

const root = import.meta.dirname

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
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], isolate: false },
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

import type { NextConfig } from 'next'

const config: NextConfig = {
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@node-rs/argon2',
    '@prisma/schema-engine-wasm',
    'pdfkit',
    'pg',
    'pg-boss',
  ],
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks the types of the whole tree: a second time here would only make the first start longer.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
}

export default config

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../../scripts/run-logged.mjs'

const TSCONFIG = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'ES2022',
    lib: ['dom', 'ES2023'],
    jsx: 'react-jsx',
    allowJs: true,
    skipLibCheck: true,
    types: ['node'],
    paths: { '@/*': ['./*'] },
  },
  include: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
}

export type Planted = Readonly<{ root: string; uproot: () => void }>

/**
 * Writes a small project inside `.cache/`, where imports find our packages, so that the real tools can be let loose on it.
 * Keys are paths, values what the files hold.
 */
export function plant(files: Readonly<Record<string, string>>): Planted {
  const garden = join(ROOT, '.cache', 'architecture')
  mkdirSync(garden, { recursive: true })
  const root = mkdtempSync(join(garden, 'planted-'))
  for (const [path, text] of Object.entries({ ...files, 'tsconfig.json': JSON.stringify(TSCONFIG) })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return { root, uproot: () => rmSync(root, { recursive: true, force: true }) }
}

import 'server-only'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'

const NOTHING_EXTERNAL = { externalTables: [], externalEnums: [] }

/**
 * Applies the migrations of `folder` that the database has not had yet; two starters are safe, the engine takes
 * PostgreSQL's advisory lock. Gives their names. The adapter's connection is the caller's to close, since the lock
 * lives as long as it.
 */
export async function applyMigrations(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  folder: string,
): Promise<string[]> {
  return withEngine(adapter, undefined, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: {
        baseDir: folder,
        lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
        shadowDbInitScript: '',
        migrationDirectories: readMigrations(folder),
      },
      filters: NOTHING_EXTERNAL,
    })
    return appliedMigrationNames
  })
}

/** The SQL that takes the database behind `adapter` to the schema in `folder`: empty when they agree. */
export async function diffToSchema(adapter: SqlMigrationAwareDriverAdapterFactory, folder: string): Promise<string> {
  const files = readSchema(folder)
  return withEngine(adapter, files, async (engine) => {
    const { stdout } = await engine.diff({
      from: {
        tag: 'schemaDatasource',
        files: files.map(([path, content]) => ({ path, content })),
        configDir: folder,
      },
      to: { tag: 'schemaDatamodel', files: files.map(([path, content]) => ({ path, content })) },
      script: true,
      exitCode: null,
      filters: NOTHING_EXTERNAL,
    })
    const script = stdout?.trim() ?? ''
    return script === '-- This is an empty migration.' ? '' : script
  })
}

type EngineModule = typeof import('@prisma/schema-engine-wasm/schema_engine_bg')
type Engine = Awaited<ReturnType<EngineModule['SchemaEngine']['new']>>

async function withEngine<T>(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  datamodels: [string, string][] | undefined,
  use: (engine: Engine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await engineModule()
  const engine = await SchemaEngine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter))
  try {
    return await use(engine)
  } finally {
    engine.free()
  }
}

let loading: Promise<EngineModule> | undefined

/** Prisma's engine in WebAssembly, instantiated by hand: its own entry needs a bundler. */
function engineModule(): Promise<EngineModule> {
  loading ??= (async () => {
    const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
    const entry = createRequire(join(process.cwd(), 'package.json')).resolve(
      '@prisma/schema-engine-wasm/schema_engine_bg',
    )
    const wasmFile = join(dirname(entry), 'schema_engine_bg.wasm')
    const { instance } = await WebAssembly.instantiate(readFileSync(wasmFile), {
      './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
    })
    const wasm = instance.exports as { __wbindgen_start: () => void }
    ;(glue as unknown as { __wbg_set_wasm: (wasm: unknown) => void }).__wbg_set_wasm(wasm)
    wasm.__wbindgen_start()
    return glue
  })()
  return loading
}

function readMigrations(folder: string) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: readFileSync(join(folder, path, 'migration.sql'), 'utf8') },
      },
    }))
}

function readSchema(folder: string): [string, string][] {
  const models = join(folder, 'models')
  const paths = [
    join(folder, 'schema.prisma'),
    ...readdirSync(models)
      .filter((name) => name.endsWith('.prisma'))
      .sort()
      .map((name) => join(models, name)),
  ]
  return paths.map((path) => [path, readFileSync(path, 'utf8')])
}

import { parseArgs, type ParseArgsConfig } from 'node:util'
import { failWith } from './with-database'

type Options = NonNullable<ParseArgsConfig['options']>

/** The options of a command; ends it with a sentence that names them when something else was typed. */
export function readOptions<const T extends Options>(options: T) {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    const code = (error as { code?: unknown } | null)?.code
    if (typeof code !== 'string' || !code.startsWith('ERR_PARSE_ARGS')) throw error
    const known = Object.entries(options).map(([name, { type }]) => (type === 'string' ? `--${name} …` : `--${name}`))
    return failWith(`Cette commande ne comprend pas tout ce que vous avez écrit. Ses options : ${known.join(', ')}.`)
  }
}

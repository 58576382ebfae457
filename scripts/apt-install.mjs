import { spawnSync } from 'node:child_process'
import { runLogged } from './run-logged.mjs'

/**
 * Installs Debian packages if this user may: root, or whoever has `sudo` without a password.
 * @param {string[]} packages
 * @returns {Promise<boolean>} whether they are there now
 */
export async function aptInstall(packages) {
  const asRoot = rootCommand()
  if (!asRoot || !canRun('apt-get', ['--version'])) return false
  console.log(`Installing ${packages.join(', ')} with apt…`)
  const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y']
  try {
    await runLogged('apt update', [...apt, 'update']).catch(() => undefined) // one dead source must not stop the rest
    await runLogged(`apt install ${packages[0]}`, [...apt, 'install', '--no-install-recommends', ...packages])
    return true
  } catch (error) {
    console.log(`  failed: ${error.message} (${error.logFile})`)
    return false
  }
}

/**
 * What to put before a command that only root may run: nothing, `sudo`, or undefined when it cannot be had.
 * @returns {string[] | undefined}
 */
export function rootCommand() {
  if (process.getuid?.() === 0) return []
  return canRun('sudo', ['-n', 'true']) ? ['sudo', '-n'] : undefined
}

function canRun(program, args) {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}

import { readdirSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'

const GENERATED = new Set(['node_modules', 'coverage', 'test-results', 'playwright-report', 'prisma/generated'])

/**
 * The files that people write, as sorted paths relative to `root` with `/`. Read from the disk and not from git, so that
 * an archive without `.git` works too. Left out: hidden files and folders, what tools generate, and the folders of `skip`
 * (absolute or relative to `root`).
 * @param {string} root
 * @param {string[]} [skip]
 * @returns {string[]}
 */
export function sourceFiles(root, skip = []) {
  const skipped = new Set(skip.map((folder) => resolve(root, folder)))
  const files = []
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue
      const absolute = resolve(folder, entry.name)
      const path = relative(root, absolute).split(sep).join('/')
      if (GENERATED.has(path) || skipped.has(absolute)) continue
      if (entry.isDirectory()) visit(absolute)
      else if (entry.isFile()) files.push(path)
    }
  }
  visit(root)
  return files.sort()
}

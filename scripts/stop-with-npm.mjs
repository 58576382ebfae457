const EVERY_MS = 500

/**
 * Stops this process when the shell that npm put between them is gone. Whoever stops `npm start` stops npm, which stops
 * its shell, which tells nobody: without this the server would stay behind, holding its port and its data folder.
 */
export function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const launcher = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === launcher) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, EVERY_MS)
  watch.unref()
}

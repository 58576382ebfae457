/** Whether it is there; whether it was not, at any time before. */
type OnAnswer = (isThere: boolean, wasAway: boolean) => void

/**
 * Asks the server every so many seconds whether it is there, one question at a time, the first `from` seconds from now.
 * Gives what ends it. For browsers.
 */
export function watchServer(onAnswer: OnAnswer, { seconds, from = seconds }: { seconds: number; from?: number }) {
  let isOver = false
  let wasAway = false
  let timer = setTimeout(() => void ask(), from * 1000)
  async function ask() {
    const isThere = await isServerThere()
    if (isOver) return
    timer = setTimeout(() => void ask(), seconds * 1000)
    onAnswer(isThere, wasAway)
    wasAway ||= !isThere
  }
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

/** The same, from now on until the server is there. */
export function watchUntilThere(onAnswer: OnAnswer, seconds: number) {
  const end = watchServer(
    (isThere, wasAway) => {
      if (isThere) end()
      onAnswer(isThere, wasAway)
    },
    { seconds, from: 0 },
  )
  return end
}

async function isServerThere(): Promise<boolean> {
  try {
    return (await fetch('/api/sante', { cache: 'no-store' })).ok
  } catch {
    return false
  }
}

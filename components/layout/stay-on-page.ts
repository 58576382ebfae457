/**
 * Keeps this page where the router would have the browser ask for it again as a whole: it does so when the answer that it
 * was reading is cut, and of a server that is away the browser would show an error of its own. The router waits for ever
 * after that; `onCut` is told. Gives what ends it. A browser without navigation events does as the router says.
 */
export function stayOnPage(onCut: () => void): () => void {
  if (!('navigation' in window)) return () => undefined
  const { navigation } = window
  const stay = (event: NavigateEvent) => {
    const { destination, navigationType } = event
    const isAskedAgain = destination.url === window.location.href && !destination.sameDocument
    if (!isAskedAgain || navigationType === 'reload' || event.userInitiated || !event.cancelable) return
    event.preventDefault()
    onCut()
  }
  navigation.addEventListener('navigate', stay)
  return () => navigation.removeEventListener('navigate', stay)
}

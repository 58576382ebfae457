export const MAIN_ID = 'contenu'

/** First stop of the keyboard: jumps over the header. */
export function SkipLink() {
  return (
    <a
      href={`#${MAIN_ID}`}
      className="sr-only rounded-control bg-accent px-4 py-2 font-semibold text-on-solid focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 print:hidden"
    >
      Aller au contenu
    </a>
  )
}

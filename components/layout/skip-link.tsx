export const MAIN_ID = 'contenu'

type SkipLinkProps = { to?: string; children?: string }

/** First stop of the keyboard: jumps over the header, or over what else stands before `to`. */
export function SkipLink({ to = MAIN_ID, children = 'Aller au contenu' }: SkipLinkProps) {
  return (
    <a
      href={`#${to}`}
      className="sr-only rounded-control bg-accent px-4 py-2 font-semibold text-on-solid focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 print:hidden"
    >
      {children}
    </a>
  )
}

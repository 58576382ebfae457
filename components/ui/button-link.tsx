import Link from 'next/link'
import type { ReactNode } from 'react'
import { buttonClass, type ButtonLook } from './button-class'
import { Icon, type IconName } from './icon'

type ButtonLinkProps = ButtonLook & {
  href: string
  icon?: IconName
  /** A file or a route handler: followed by the browser itself, not by Next's router. */
  download?: boolean
  rel?: string
  children: ReactNode
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ href, variant, size, icon, download, rel, className, children }: ButtonLinkProps) {
  const look = buttonClass({ variant, size, className })
  const content = (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  )
  if (download) {
    return (
      <a href={href} rel={rel} download className={look}>
        {content}
      </a>
    )
  }
  return (
    <Link href={href} rel={rel} prefetch={false} className={look}>
      {content}
    </Link>
  )
}

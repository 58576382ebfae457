'use client'

import type { ReactNode } from 'react'
import { buttonClass, type ButtonLook } from './button-class'
import { Icon } from './icon'

/** Prints the page; absent without JavaScript, where the browser's own menu does it. */
export function PrintButton({ children = 'Imprimer', className, ...look }: ButtonLook & { children?: ReactNode }) {
  return (
    <button
      type="button"
      onClick={() => window.print()}
      className={buttonClass({ ...look, className: `noscript:hidden ${className ?? ''}` })}
    >
      <Icon name="printer" />
      {children}
    </button>
  )
}

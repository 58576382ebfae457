import { cn } from '@/lib/cn'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg'

const BASE =
  'inline-flex max-w-full items-center justify-center rounded-control border text-center font-semibold no-underline transition-colors aria-disabled:cursor-not-allowed aria-disabled:opacity-60 disabled:cursor-not-allowed disabled:opacity-60 print:hidden'

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-solid hover:bg-accent-hover',
  secondary: 'border-line-strong bg-raised text-ink hover:bg-hover',
  quiet: 'border-transparent text-accent hover:bg-accent-soft',
  danger: 'border-transparent bg-danger text-on-solid hover:bg-danger-hover',
}

const SIZES: Record<ButtonSize, string> = {
  sm: 'min-h-8 gap-1.5 px-2.5 py-1 text-sm leading-tight',
  md: 'min-h-10 gap-2 px-4 py-1.5 leading-snug',
  lg: 'min-h-12 gap-2.5 px-6 py-2 text-lg leading-snug',
}

export type ButtonLook = { variant?: ButtonVariant; size?: ButtonSize; className?: string }

/** The look shared by buttons, links drawn as buttons and the client leaves. */
export function buttonClass({ variant = 'secondary', size = 'md', className }: ButtonLook): string {
  return cn(BASE, VARIANTS[variant], SIZES[size], className)
}

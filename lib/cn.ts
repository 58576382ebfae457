import { clsx, type ClassValue } from 'clsx'

/**
 * Joins class names, dropping the falsy ones. It does not resolve conflicts between Tailwind classes: a `className`
 * given to a component places it (margin, width), it does not repaint it.
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes)
}

import { cn } from '@/lib/cn'

/*
 * Drawn here, on a grid of 24 with a stroke of 2: the icons of the usual package are client components and would put
 * JavaScript on every page.
 */
const PATHS = {
  'alert-triangle': 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.01',
  'arrow-left': 'M20 12H4m7-7-7 7 7 7',
  'arrow-right': 'M4 12h16m-7-7 7 7-7 7',
  building: 'M3 21h18M5 21V10l7-5 7 5v11M10 21v-5h4v5M9 11.5v.01M15 11.5v.01',
  check: 'm5 12.5 5 5L19.5 7',
  'check-circle': 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM8 12.4l3 3 5-6',
  'chevron-down': 'm6 9 6 6 6-6',
  'chevron-left': 'm15 6-6 6 6 6',
  'chevron-right': 'm9 6 6 6-6 6',
  clock: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 7v5l3.5 2',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  'cross-circle': 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM9 9l6 6m0-6-6 6',
  download: 'M12 3v12m-5-5 5 5 5-5M4 20h16',
  external: 'M14 4h6v6m0-6-9 9m7 1v6H4V6h6',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  filter: 'M4 5h16l-6 8v6l-4-2v-4z',
  history: 'M4 5v5h5M4.5 10A8.5 8.5 0 1 1 4 14M12 8v4.5l3 1.8',
  info: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0zM12 11v5.5M12 7.6v.01',
  key: 'M12 15a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0zM10.7 11.8 20 3m-3.5 3.3 3 3',
  lock: 'M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3',
  mail: 'M3 5h18v14H3zM3 7l9 6.5L21 7',
  minus: 'M5 12h14',
  pencil: 'm4 20 1-4.5L16 4.5l3.5 3.5L8.5 19z',
  plus: 'M12 5v14M5 12h14',
  printer: 'M7 9V3h10v6M7 17H3v-6.5A1.5 1.5 0 0 1 4.5 9h15a1.5 1.5 0 0 1 1.5 1.5V17h-4M7 14h10v7H7z',
  search: 'M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0zM16 16l5 5',
  server: 'M3 4h18v7H3zM3 13h18v7H3zM7 7.5v.01M7 16.5v.01',
  'sign-out': 'M10 4H4v16h6M9 12h12m-4-4 4 4-4 4',
  sort: 'm8 9 4-4 4 4M8 15l4 4 4-4',
  'sort-down': 'm7 10 5 5 5-5',
  'sort-up': 'm7 14 5-5 5 5',
  undo: 'M8 4 4 8l4 4M4 8h10.5a5.5 5.5 0 0 1 0 11H9',
  upload: 'M12 16V4M7 9l5-5 5 5M4 20h16',
  user: 'M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM4 21c0-4.5 3.5-7 8-7s8 2.5 8 7',
  x: 'm6 6 12 12M18 6 6 18',
} as const

export type IconName = keyof typeof PATHS

type IconProps = { name: IconName; className?: string }

/** Decoration beside a word, in the colour and at the size of the text: never the only bearer of a meaning. */
export function Icon({ name, className }: IconProps) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      className={cn('size-[1.15em] shrink-0', className)}
    >
      <path d={PATHS[name]} />
    </svg>
  )
}

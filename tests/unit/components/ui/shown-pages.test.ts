import { expect, it } from 'vitest'
import { shownPages } from '@/components/ui/shown-pages'

it.each([
  [1, 1, [1]],
  [1, 2, [1, 2]],
  [1, 5, [1, 2, null, 5]],
  [3, 5, [1, 2, 3, 4, 5]],
  [4, 7, [1, 2, 3, 4, 5, 6, 7]],
  [6, 20, [1, null, 5, 6, 7, null, 20]],
  [20, 20, [1, null, 19, 20]],
])(
  'on page %i of %i, the first, the last and the neighbours are shown, and a gap never hides a single page',
  (page, pages, shown) => {
    expect(shownPages(page, pages)).toEqual(shown)
  },
)

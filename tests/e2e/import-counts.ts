import { expect, type Locator, type Page } from '@playwright/test'

/** The figure of an analysis or of an import that stands beside these words. */
export function countOf(page: Page, label: string): Locator {
  const line = page.locator('dl > div').filter({ has: page.locator('dt').filter({ hasText: new RegExp(`^${label}`) }) })
  return line.locator('dd')
}

/** Every figure named must be there, as it is. */
export async function expectCounts(page: Page, counts: Record<string, number>): Promise<void> {
  for (const [label, count] of Object.entries(counts))
    await expect(countOf(page, label), label).toHaveText(String(count))
}

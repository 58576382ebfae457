import { z } from 'zod'
import { readAddress, writeAddress, type Criteria } from '@/features/population/schemas'
import { TABLE_FORMATS } from '@/lib/table-format'

/**
 * What a report's address narrows it to, in the words of the list of establishments; always the least paired first, as
 * that is what one looks for in it.
 */
export function readReportAddress(parameters: Record<string, string | string[] | undefined>): Criteria {
  return { ...readAddress(parameters), sort: 'paired' }
}

/** The same as a query. */
export function writeReportAddress(criteria: Criteria): string {
  return writeAddress({ ...criteria, sort: 'name' })
}

export const reportFormatSchema = z.enum(TABLE_FORMATS)

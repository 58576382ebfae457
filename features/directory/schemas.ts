import { z } from 'zod'
import { DIRECTORY_MAX_BYTES } from '@/domain/establishment/directory'
import { REQUIRED_COLUMNS } from '@/domain/establishment/read-directory-row'

/** Why a directory was not loaded, read back from the address that tells it: nothing but what we could have written. */
export const refusalSchema = z.discriminatedUnion('reason', [
  z.object({ reason: z.enum(['empty', 'binary', 'truncated', 'not_multipart', 'foreign_origin', 'interrupted']) }),
  z.object({ reason: z.literal('too_large'), maxBytes: z.coerce.number().default(DIRECTORY_MAX_BYTES) }),
  z.object({
    reason: z.literal('not_directory'),
    missing: z.string().transform((typed) => REQUIRED_COLUMNS.filter((column) => typed.split(',').includes(column))),
  }),
  z.object({ reason: z.literal('unclosed_quote'), line: z.coerce.number().int().min(1) }),
])

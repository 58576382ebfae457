import { z } from 'zod'
import { MAX_COLUMNS } from '@/domain/lists/pronote-list'
import { FIELDS, type Field } from '@/domain/lists/recognise-columns'
import { columnField } from '@/features/known-columns/presentation'

const choice = z.enum(['', ...FIELDS]).transform((field): Field | null => field || null)

/** `column-0`, `column-1`…: one for each column of the list. */
export const matchSchema = z
  .looseObject({ importId: z.string().max(100) })
  .transform(({ importId, ...fields }, context) => {
    const choices: (Field | null)[] = []
    for (let index = 0; index < MAX_COLUMNS && columnField(index) in fields; index += 1) {
      const chosen = choice.safeParse(fields[columnField(index)])
      if (chosen.success) choices.push(chosen.data)
      else {
        const message = 'Choisissez l’une des possibilités proposées.'
        context.addIssue({ code: 'custom', path: [columnField(index)], message })
      }
    }
    return { importId, choices }
  })

/** Without a header, all of them. */
export const forgetSchema = z.object({ header: z.string().max(200).optional() })

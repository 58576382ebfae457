import { z } from 'zod'
import { PORTAL_OUTCOMES } from '@/domain/portal-import/judge-portal-import'
import { PORTAL_MODES, type PortalImport } from '@/domain/portal-import/portal-import'
import { LONGEST_PORTAL_TEXT } from '@/domain/portal-import/read-portal-text'
import { startOfMinute } from '@/lib/dates'
import { parisInstant } from '@/lib/paris-time'

const WRITE_DATE = 'Indiquez la date affichée par le portail, par exemple 27/01/2027.'
const WRITE_TIME = 'Indiquez l’heure affichée par le portail, par exemple 14:51.'
const WRITE_COUNT = 'Écrivez le nombre en chiffres, par exemple 1295, ou laissez le champ vide s’il est inconnu.'

/** As the browser's own field sends it, `2027-01-27`, or as it is typed where there is none, `27/01/2027`. */
const date = z
  .string()
  .trim()
  .regex(/^(20\d\d-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/20\d\d)$/, WRITE_DATE)
  .transform((typed) => {
    const [year, month, day] = typed.includes('/') ? typed.split('/').reverse() : typed.split('-')
    return { year: Number(year), month: Number(month), day: Number(day) }
  })
  .refine((day) => parisInstant({ ...day, hour: 12, minute: 0 }) !== null, 'Ce jour n’existe pas : vérifiez la date.')

const NO_SUCH_TIME = 'Cette heure n’existe pas : vérifiez-la.'

const time = z
  .string()
  .trim()
  .regex(/^\d{1,2} ?[:h] ?\d{2}(:\d{2})?$/i, WRITE_TIME)
  .transform((typed) => {
    const [hour, minute] = typed.split(/[:h]/i)
    return { hour: Number(hour), minute: Number(minute) }
  })
  .refine(({ hour, minute }) => hour < 24 && minute < 60, NO_SUCH_TIME)

const count = z
  .string()
  .transform((typed) => typed.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{0,7}$/, WRITE_COUNT))
  .transform((digits) => (digits === '' ? null : Number(digits)))

/** What the form filled in by hand says of an import. */
export const handSchema = z
  .object({
    date,
    time,
    mode: z.enum(PORTAL_MODES, 'Choisissez le mode affiché par le portail.'),
    count,
    result: z.enum(['done', 'interrupted'], 'Dites si l’import est allé jusqu’au bout.'),
  })
  .transform(({ date, time, mode, count, result }, context): PortalImport => {
    const at = parisInstant({ ...date, ...time })
    // The hour that a night of March leaps over.
    if (!at) context.addIssue({ code: 'custom', path: ['time'], message: NO_SUCH_TIME })
    return at ? { at, mode, count, interrupted: result === 'interrupted' } : z.NEVER
  })

export const pasteSchema = z.object({ text: z.string() })

export const withdrawalSchema = z.object({ portalImportId: z.string().max(100) })

const FIRST_PORTAL_IMPORT = '2000-01-01'

/** What the portal's page shows, field by field or as its text. Seconds are left out: the page shows none. */
export const portalImportRequestSchema = z.union([
  z.strictObject({
    at: z.iso
      .datetime({ offset: true, abort: true })
      .refine((at) => at >= FIRST_PORTAL_IMPORT, 'Cette date est trop ancienne : vérifiez l’année.')
      .transform((at) => startOfMinute(new Date(at))),
    mode: z.enum(PORTAL_MODES),
    count: z.int().min(0).max(9_999_999).nullable().default(null),
    interrupted: z.boolean(),
  }),
  z.strictObject({ text: z.string().max(LONGEST_PORTAL_TEXT) }),
])

const portalWarningSchema = z.strictObject({ code: z.string(), detail: z.string(), remedy: z.string() })

/** An import into the ENT, as programs read it. */
export const portalImportSchema = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  mode: z.enum(PORTAL_MODES),
  count: z.int().min(0).nullable(),
  interrupted: z.boolean(),
  recordedAt: z.iso.datetime(),
  /** Null while it stands. */
  withdrawnAt: z.iso.datetime().nullable(),
  judgement: z.strictObject({ outcome: z.enum(PORTAL_OUTCOMES), detail: z.string(), remedy: z.string() }),
  warnings: z.array(portalWarningSchema),
})

export const portalImportListSchema = z.strictObject({ portalImports: z.array(portalImportSchema) })

import { z } from 'zod'

/**
 * The form of the configuration: the version of the setup that its page showed, and the fields as typed, which
 * `parseConfigurationInput` reads.
 */
export const configurationFormSchema = z.object({ version: z.coerce.number().int().min(0) }).catchall(z.string())

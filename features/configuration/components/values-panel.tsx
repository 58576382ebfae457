import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { ValueToType } from '@/components/ui/value-to-type'
import type { Configuration } from '@/domain/configuration/configuration'
import { missingField } from '@/domain/configuration/missing-field'
import { computeValues, type ValueKey } from '@/domain/configuration/values'
import { FIELDS, VALUES } from '@/features/configuration-fields/presentation'

/** Every address that follows from a configuration, ready to be copied. */
export function ValuesPanel({ configuration }: { configuration: Configuration }) {
  const values = computeValues(configuration)
  return (
    <Card
      id="valeurs"
      title="Valeurs"
      description="Calculées d’après la configuration enregistrée. Chacune est aussi dans l’étape où elle sert."
    >
      <div className="space-y-4">
        {(Object.keys(VALUES) as ValueKey[]).map((key) => {
          const field = missingField(key, configuration)
          return (
            <ValueToType
              key={key}
              label={VALUES[key].label}
              hint={VALUES[key].hint}
              value={values[key]}
              missing={
                field && (
                  <>
                    Il manque&nbsp;: <TextLink href={`#${field}`}>{FIELDS[field].label}</TextLink>.
                  </>
                )
              }
            />
          )
        })}
      </div>
    </Card>
  )
}

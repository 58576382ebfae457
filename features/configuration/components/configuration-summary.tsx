import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import type { Configuration } from '@/domain/configuration/configuration'
import { formGroups } from '@/features/configuration/components/form-groups'
import { isField, shownValue } from '@/features/configuration-fields/presentation'

/** The configuration for who may read it only. */
export function ConfigurationSummary({ configuration }: { configuration: Configuration }) {
  return (
    <div className="space-y-6">
      {formGroups(configuration).map((group) => (
        <Card key={group.key} id={`groupe-${group.key}`} title={group.title}>
          <DescriptionList
            items={group.fields.map(({ name, label }) => ({
              term: <span id={name}>{label}</span>,
              value: isField(name) ? shownValue(name, configuration[name]) : null,
            }))}
          />
        </Card>
      ))}
    </div>
  )
}

import type { Metadata } from 'next'
import { checkConfiguration } from '@/domain/configuration/check-configuration'
import { serviceInterruption } from '@/domain/procedure/service-interruption'
import { changeConfiguration } from '@/features/configuration/actions'
import { ConfigurationForm } from '@/features/configuration/components/configuration-form'
import { ConfigurationSummary } from '@/features/configuration/components/configuration-summary'
import { FindingsAlert } from '@/features/configuration/components/findings-alert'
import { formGroups } from '@/features/configuration/components/form-groups'
import { ValuesPanel } from '@/features/configuration/components/values-panel'
import { resumeService } from '@/features/procedure/actions'
import { ServiceAlert } from '@/features/procedure/components/service-alert'
import { findSetup } from '@/features/procedure/queries'
import { allows } from '@/server/access'
import { now } from '@/server/clock'
import { requireEstablishment } from '@/server/guard'
import { isDemonstration } from '@/server/installation'

export const metadata: Metadata = { title: 'Configuration' }

export default async function ConfigurationPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params
  const access = await requireEstablishment(uai, 'read')
  const [setup, canConfigure, canAct, sampleAllowed] = await Promise.all([
    findSetup(access),
    allows(access, 'configure'),
    allows(access, 'advance'),
    isDemonstration(),
  ])
  const { configuration, version } = setup
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div>
        <h2 className="sr-only">Configuration</h2>
        <ServiceAlert
          uai={uai}
          version={version}
          interruption={serviceInterruption(setup)}
          now={now()}
          resume={canAct ? resumeService.bind(null, uai) : null}
        />
        <FindingsAlert findings={checkConfiguration(configuration, { sampleAllowed, uai })} />
        {canConfigure ? (
          <ConfigurationForm
            action={changeConfiguration.bind(null, uai)}
            groups={formGroups(configuration)}
            version={version}
          />
        ) : (
          <ConfigurationSummary configuration={configuration} />
        )}
      </div>
      <aside aria-label="Valeurs calculées" className="lg:sticky lg:top-4">
        <ValuesPanel configuration={configuration} />
      </aside>
    </div>
  )
}

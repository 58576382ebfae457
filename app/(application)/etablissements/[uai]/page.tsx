import { serviceInterruption } from '@/domain/procedure/service-interruption'
import { standing } from '@/domain/procedure/standing'
import { stepsToRecheck } from '@/domain/procedure/steps-to-recheck'
import { changeContact } from '@/features/contacts/actions'
import { ContactCard } from '@/features/contacts/components/contact-card'
import { NextMoveCard } from '@/features/establishments/components/next-move-card'
import { PairingCard } from '@/features/establishments/components/pairing-card'
import { ProgressCard } from '@/features/establishments/components/progress-card'
import { countPairingByProfile, findEstablishment } from '@/features/establishments/queries'
import { JournalCard } from '@/features/journal/components/journal-card'
import { listJournal } from '@/features/journal/queries'
import { OpeningsCard } from '@/features/openings/components/openings-card'
import { listOpenings } from '@/features/openings/queries'
import { PortalImportsCard } from '@/features/portal-imports/components/portal-imports-card'
import { findLatestPortalImport } from '@/features/portal-imports/queries'
import { resumeService } from '@/features/procedure/actions'
import { RecheckAlert } from '@/features/procedure/components/recheck-alert'
import { ServiceAlert } from '@/features/procedure/components/service-alert'
import { findSetup } from '@/features/procedure/queries'
import { allows } from '@/server/access'
import { requireEstablishment } from '@/server/guard'
import { now } from '@/server/clock'

const LAST_OPENINGS = 3

/** Its title is its layout's: the name of the establishment. */
export default async function EstablishmentPage({ params }: { params: Promise<{ uai: string }> }) {
  const { uai } = await params
  const access = await requireEstablishment(uai, 'read')
  const [setup, { contact }, byProfile, openings, journal, latest, canAct] = await Promise.all([
    findSetup(access),
    findEstablishment(access),
    countPairingByProfile(access),
    listOpenings(access, LAST_OPENINGS),
    listJournal(access),
    findLatestPortalImport(access),
    allows(access, 'advance'),
  ])
  const { procedure, version } = setup
  const view = { uai, now: now() }
  const stand = standing(setup)
  const toRecheck = stepsToRecheck(setup, stand)
  const place = { uai, procedure, standing: stand }
  const resume = canAct ? resumeService.bind(null, uai) : null
  const viewer = !canAct ? 'reader' : access.onBehalf ? 'staff' : 'school'
  return (
    <div className="space-y-5">
      <h2 className="sr-only">Aperçu</h2>
      <ServiceAlert {...view} version={version} interruption={serviceInterruption(setup)} resume={resume} />
      <RecheckAlert uai={uai} toRecheck={toRecheck} />
      <NextMoveCard {...place} viewer={viewer} now={view.now} />
      <ProgressCard {...place} toRecheck={toRecheck.length} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="space-y-5">
          <PairingCard uai={uai} byProfile={byProfile} mayImport={canAct} />
          <JournalCard uai={uai} lines={journal.lines} procedure={procedure} />
        </div>
        <div className="space-y-5">
          <PortalImportsCard uai={uai} latest={latest} canNote={canAct} />
          <ContactCard contact={contact} change={canAct ? changeContact.bind(null, uai) : null} />
          <OpeningsCard openings={openings} />
        </div>
      </div>
    </div>
  )
}

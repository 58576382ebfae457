import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { erasureWords } from '@/features/kept-data/presentation'
import type { KeptData } from '@/features/kept-data/queries'
import { SEALED_EXPORTS, SEALED_KEPT } from '@/features/sealed-exports/presentation'
import { formatSchoolYear } from '@/domain/school-year/school-year'
import { formatDate } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'

/** What is kept of the people of one establishment, for whom, and until when. */
export function KeptDataSummary({ kept }: { kept: KeptData }) {
  const { schoolYear, people, absent, entAccounts, waiting, sealedExports, lastListAt, erasure, earlier } = kept
  const shown = people === 0 ? 'Personne pour l’instant.' : peopleWords(people, absent)
  return (
    <Card
      id="conserve"
      title={`Personnes des listes ${formatSchoolYear(schoolYear)}`}
      description={<TextLink href={routes.privacy()}>Pourquoi ces données, et qui les voit</TextLink>}
    >
      <DescriptionList
        items={[
          { term: 'Conservées', value: shown },
          {
            term: 'De chacune',
            value:
              'Profil, nom, prénom, classe, identifiant PRONOTE, Identifiant CAS s’il est connu, dates d’arrivée, d’absence et de perte d’appariement, ce qu’elle était avant chaque import qui l’a changée, et ce qui a été tranché ou corrigé à son sujet.',
          },
          {
            term: 'Comptes de l’ENT',
            value:
              entAccounts === 0
                ? 'Aucun.'
                : `${accountWords(entAccounts)}, tels que les listes de l’ENT les donnent : profil, nom, prénom, classe et identifiant.`,
          },
          {
            term: 'Listes en attente',
            value:
              waiting === 0
                ? 'Aucune.'
                : `${waiting}, avec ${plural(waiting, 'ses', 'leurs')} lignes, dates de naissance comprises, un jour au plus.`,
          },
          {
            term: SEALED_EXPORTS,
            value:
              sealedExports === 0
                ? 'Aucun.'
                : frenchSpaces(`${formatNumber(sealedExports)}, sans le contenu : de chacun, ${SEALED_KEPT}.`),
          },
          { term: 'Dernière liste importée', value: lastListAt ? <Time at={lastListAt} /> : 'Aucune.' },
          {
            term: 'Effacement',
            value: people + entAccounts === 0 ? 'Rien à effacer.' : frenchSpaces(erasureWords(erasure)),
          },
          ...earlier.map((one) => ({
            term: `Année ${formatSchoolYear(one.schoolYear)}`,
            value: `${peopleWords(one.people, 0)} et ${accountWords(one.entAccounts)} de l’ENT, jusqu’au ${formatDate(one.erasesAt)}.`,
          })),
        ]}
      />
    </Card>
  )
}

function accountWords(accounts: number): string {
  return `${formatNumber(accounts)} ${plural(accounts, 'compte', 'comptes')}`
}

function peopleWords(people: number, absent: number): string {
  const all = `${formatNumber(people)} ${plural(people, 'personne', 'personnes')}`
  return absent === 0 ? all : `${all}, dont ${formatNumber(absent)} hors de la dernière liste`
}

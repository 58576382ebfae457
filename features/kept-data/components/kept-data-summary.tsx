import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { TextLink } from '@/components/ui/text-link'
import { Time } from '@/components/ui/time'
import { erasureWords } from '@/features/kept-data/presentation'
import type { KeptData } from '@/features/kept-data/queries'
import { formatSchoolYear } from '@/domain/school-year/school-year'
import { formatDate } from '@/lib/dates'
import { frenchSpaces } from '@/lib/french-spaces'
import { formatNumber } from '@/lib/numbers'
import { plural } from '@/lib/plural'
import { routes } from '@/lib/routes'

/** What is kept of the people of one establishment, for whom, and until when. */
export function KeptDataSummary({ kept }: { kept: KeptData }) {
  const { schoolYear, people, absent, waiting, lastListAt, erasure, earlier } = kept
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
              'Profil, nom, prénom, classe, identifiant PRONOTE, Identifiant CAS s’il est connu, dates d’arrivée, d’absence et de perte d’appariement, et ce qu’elle était avant chaque import qui l’a changée.',
          },
          {
            term: 'Listes en attente',
            value:
              waiting === 0
                ? 'Aucune.'
                : `${waiting}, avec ${plural(waiting, 'ses', 'leurs')} lignes et leurs dates de naissance, un jour au plus.`,
          },
          { term: 'Dernière liste importée', value: lastListAt ? <Time at={lastListAt} /> : 'Aucune.' },
          { term: 'Effacement', value: people === 0 ? 'Rien à effacer.' : frenchSpaces(erasureWords(erasure)) },
          ...earlier.map((one) => ({
            term: `Année ${formatSchoolYear(one.schoolYear)}`,
            value: `${peopleWords(one.people, 0)}, jusqu’au ${formatDate(one.erasesAt)}.`,
          })),
        ]}
      />
    </Card>
  )
}

function peopleWords(people: number, absent: number): string {
  const all = `${formatNumber(people)} ${plural(people, 'personne', 'personnes')}`
  return absent === 0 ? all : `${all}, dont ${formatNumber(absent)} hors de la dernière liste`
}

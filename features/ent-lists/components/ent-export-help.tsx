import { Card } from '@/components/ui/card'
import { Prose } from '@/components/ui/prose'

/** What is to be taken out of the ENT, and what is kept of it. */
export function EntExportHelp() {
  return (
    <Card title="Sortir la liste de l’ENT" id="ent-export-help">
      <Prose>
        <p>
          Avec un compte d’administrateur de l’ENT, dans la gestion des comptes de l’établissement, exportez la liste
          des utilisateurs au format CSV.
        </p>
        <p>
          Elle doit donner, pour chaque compte, le <strong>nom</strong>, le <strong>prénom</strong> et l’
          <strong>identifiant ENT</strong>, celui que CAS donne à PRONOTE. Le profil et la classe aident, s’ils y sont.
        </p>
        <p>
          Ne sont gardés que ces cinq renseignements. Une nouvelle liste remplace la précédente du même profil&nbsp;;
          tout est effacé avec les personnes de l’année, ou quand vous le demandez.
        </p>
      </Prose>
    </Card>
  )
}

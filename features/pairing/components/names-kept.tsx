import { Alert } from '@/components/ui/alert'

/** For who sees counts only. */
export function NamesKept() {
  return (
    <Alert tone="info" title="Les noms ne sont pas montrés">
      <p>
        Votre rôle donne les comptes, pas la liste des personnes. L’administrateur de l’établissement la voit, et peut
        vous dire qui n’est pas encore apparié.
      </p>
    </Alert>
  )
}

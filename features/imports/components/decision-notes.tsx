import { Alert } from '@/components/ui/alert'
import { formatNumber } from '@/lib/numbers'
import { counted, plural } from '@/lib/plural'

/** Whom somebody asked to be corrected in PRONOTE, and who is here. */
export function ProvenAlert({ count }: { count: number }) {
  return (
    <Alert
      tone="info"
      title={`Cette liste prouve ${counted(count, 'correction suivie', 'corrections suivies')}`}
      className="mb-4"
    />
  )
}

/**
 * An older list passes for a newer one when few enough lose their pairing to be held. `isBesides`: beside those who lose
 * it for having been corrected.
 */
export function LostPairingAlert({ count, isBesides }: { count: number; isBesides: boolean }) {
  const people = isBesides
    ? counted(count, 'autre personne', 'autres personnes')
    : counted(count, 'personne', 'personnes')
  return (
    <Alert
      tone="warning"
      title={`${people} ${plural(count, 'perdrait son appariement', 'perdraient leur appariement')}`}
      className="mb-4"
    >
      <p>
        {plural(
          count,
          'Elle avait un Identifiant CAS et n’en a pas',
          'Elles avaient un Identifiant CAS et n’en ont pas',
        )}{' '}
        ici. Cette liste est-elle plus ancienne que la dernière importée&nbsp;? Dans le doute, sortez-la de nouveau de
        PRONOTE.
      </p>
    </Alert>
  )
}

/** What is known of them is erased once the import is confirmed. */
export function LeftOutNote({ count }: { count: number }) {
  return (
    <p className="mb-4 text-sm text-ink-muted">
      {formatNumber(count)} {plural(count, 'ligne sera laissée', 'lignes seront laissées')} de côté. Le fichier des
      anomalies, plus bas, n’existe qu’avant la confirmation&nbsp;: téléchargez-le d’abord s’il doit servir.
    </p>
  )
}

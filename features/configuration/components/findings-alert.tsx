import { Alert } from '@/components/ui/alert'
import { TextLink } from '@/components/ui/text-link'
import type { Finding } from '@/domain/configuration/finding'
import { FIELDS } from '@/features/configuration-fields/presentation'
import { findingSentence } from '@/features/configuration-findings/presentation'
import { plural } from '@/lib/plural'

/** What deserves a second look in a stored configuration, each with its way to the field. */
export function FindingsAlert({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null
  return (
    <Alert
      tone="warning"
      title={`${findings.length} ${plural(findings.length, 'point à vérifier', 'points à vérifier')}`}
      className="mb-6"
    >
      <ul className="space-y-2">
        {findings.map((finding) => {
          const [field] = finding.fields
          return (
            <li key={`${finding.code} ${field ?? ''}`}>
              {field && <TextLink href={`#${field}`}>{FIELDS[field].label}</TextLink>}
              {'\u00a0: '}
              {findingSentence(finding)}
              {finding.suggestion && (
                <>
                  {' Valeur proposée\u00a0: '}
                  <code className="font-mono text-sm wrap-anywhere select-all">{finding.suggestion}</code>
                </>
              )}
            </li>
          )
        })}
      </ul>
    </Alert>
  )
}

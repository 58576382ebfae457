import { Time } from '@/components/ui/time'
import type { StepKey } from '@/domain/procedure/procedure'
import { factLabel, SOURCE_LABELS } from '@/features/procedure/presentation'
import type { SignedFact } from '@/features/procedure/queries'

/** What happened to a step, the latest first. */
export function StepHistory({ facts, step }: { facts: readonly SignedFact[]; step: StepKey }) {
  const own = facts.filter((fact) => fact.step === step).reverse()
  if (own.length === 0) return null
  return (
    <section aria-labelledby="historique">
      <h3 id="historique" className="text-base">
        Historique
      </h3>
      <ol className="mt-1 divide-y divide-line">
        {own.map((fact) => (
          <li key={fact.sequence} className="py-2">
            <p>
              <span className="font-semibold">{factLabel(fact)}</span>
              {' · '}
              <Signature fact={fact} />
            </p>
            <FactWords fact={fact} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Who stated a fact, when, and in whose place. */
export function Signature({ fact }: { fact: SignedFact }) {
  return (
    <span className="text-ink-muted">
      {fact.byName ?? SOURCE_LABELS[fact.source]}, le <Time at={fact.at} />
      {fact.onBehalf && ', pour le compte de l’établissement'}
    </span>
  )
}

/** What the person wrote: as text, never more. */
export function FactWords({ fact }: { fact: SignedFact }) {
  const words = [fact.reason, fact.note].filter((text) => text !== null)
  return words.map((text) => (
    <p key={text} className="mt-0.5 max-w-prose wrap-break-word whitespace-pre-wrap">
      «&nbsp;{text}&nbsp;»
    </p>
  ))
}

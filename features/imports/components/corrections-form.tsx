'use client'

import { createContext, use, useActionState, type ReactNode } from 'react'
import { FormSummary } from '@/components/ui/form-summary'
import { IDLE, typedValue, type ActionState } from '@/lib/action-state'
import type { ImportAction } from './import-act-form'
import { CORRECTIONS_ID } from './unsent-corrections'

const Submitted = createContext<ActionState>(IDLE)

type CorrectionsFormProps = { action: ImportAction; importId: string; children: ReactNode }

/** Around all findings of a list: the cells typed again and the lines left out are sent together, for one new analysis. */
export function CorrectionsForm({ action, importId, children }: CorrectionsFormProps) {
  const [state, formAction] = useActionState(action, IDLE)
  return (
    <form id={CORRECTIONS_ID} action={formAction} className="space-y-6">
      <FormSummary state={state} />
      <input type="hidden" name="importId" value={importId} />
      <Submitted value={state}>{children}</Submitted>
    </form>
  )
}

type TypedCellProps = { name: string; label: string; shown: string }

/** A cell to type again; it holds what the list says. */
export function TypedCell({ name, label, shown }: TypedCellProps) {
  const value = typedValue(use(Submitted), name, shown)
  return (
    <input
      key={value}
      name={name}
      aria-label={label}
      defaultValue={value}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      className="mt-1 block min-h-9 w-full min-w-44 rounded-control border border-line-strong bg-raised px-2 py-1 font-mono text-sm"
    />
  )
}

/** A line to leave out of the import. */
export function LeftOutBox({ name, line }: { name: string; line: number }) {
  const isTicked = typedValue(use(Submitted), name) !== ''
  return (
    <label className="mt-1 flex items-start gap-2 text-sm">
      <input type="checkbox" name={name} value="oui" defaultChecked={isTicked} className="mt-1 size-4 accent-accent" />
      <span>
        Laisser de côté<span className="sr-only"> la ligne {line}</span>
      </span>
    </label>
  )
}

import { Breakable } from '@/components/ui/breakable'
import { TextLink } from '@/components/ui/text-link'
import { fillTemplate, placeholdersOf } from '@/domain/procedure/template'
import { FIELDS } from '@/features/configuration-fields/presentation'
import { fieldToComplete, type ProcedureContext } from '@/features/procedure/components/procedure-context'
import { routes } from '@/lib/routes'

/** What stands between guillemets is a label of another program's screen: the eye must find it. */
const LABEL = /(«[^»]*»)/
const WEB_ADDRESS = /(https?:\/\/[^\s»]+[^\s».,;)])/
const PLACEHOLDER = /(\{[A-Za-z][A-Za-z0-9]*\})/

type FilledTextProps = { text: string; context: ProcedureContext }

/** A text of the procedure with the school's own values; a value that is not known yet leads to its field. */
export function FilledText({ text, context }: FilledTextProps) {
  return text.split(LABEL).map((part, index) =>
    LABEL.test(part) ? (
      <strong key={index} className="font-semibold">
        <Filled text={part} context={context} />
      </strong>
    ) : (
      <Filled key={index} text={part} context={context} />
    ),
  )
}

function Filled({ text, context }: FilledTextProps) {
  return text.split(PLACEHOLDER).map((part, index) => {
    const [name] = placeholdersOf(part)
    return name ? <Value key={index} name={name} context={context} /> : <Linked key={index} text={part} />
  })
}

function Linked({ text }: { text: string }) {
  return text.split(WEB_ADDRESS).map((part, index) =>
    WEB_ADDRESS.test(part) ? (
      <TextLink key={index} href={part} isExternal className="wrap-anywhere">
        {part}
      </TextLink>
    ) : (
      part
    ),
  )
}

function Value({ name, context }: { name: string; context: ProcedureContext }) {
  const field = fieldToComplete(name, context.setup.configuration)
  if (field) return <MissingField uai={context.uai} field={field} />
  return (
    <code className="rounded-sm bg-sunken px-1 font-mono text-[0.9em] wrap-anywhere">
      <Breakable text={fillTemplate(`{${name}}`, context.texts)} />
    </code>
  )
}

export function MissingField({ uai, field }: { uai: string; field: keyof typeof FIELDS }) {
  return <TextLink href={routes.configuration(uai, field)}>[à compléter&nbsp;: {FIELDS[field].label}]</TextLink>
}

import { ButtonLink } from '@/components/ui/button-link'
import { TABLE_FORMATS, type TableFormat } from '@/lib/table-format'

const NAMES = { csv: 'CSV', xlsx: 'Excel', ods: 'LibreOffice' } satisfies Record<TableFormat, string>

type TableDownloadsProps = {
  /** What is taken away, before the names of the formats. */
  label?: string
  size?: 'sm'
  hrefOf: (format: TableFormat) => string
}

/** One table, to be taken away in each format. */
export function TableDownloads({ label = 'Exporter', size, hrefOf }: TableDownloadsProps) {
  return (
    <span className="flex flex-wrap items-center gap-2 print:hidden">
      <span aria-hidden="true" className="text-sm text-ink-muted max-sm:w-full">
        {label}
      </span>
      {TABLE_FORMATS.map((format) => (
        <ButtonLink key={format} href={hrefOf(format)} icon="download" size={size} download>
          <span className="sr-only">{label}, </span>
          {NAMES[format]}
        </ButtonLink>
      ))}
    </span>
  )
}

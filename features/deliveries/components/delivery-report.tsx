import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Cell, ColumnHeader, RowHeader, Table, TableBody, TableHead, TableRow } from '@/components/ui/table'
import { TextLink } from '@/components/ui/text-link'
import { isOpen } from '@/domain/import/import-status'
import { waitingTitle } from '@/features/deliveries/presentation'
import type { Delivery } from '@/features/deliveries/queries'
import { PROFILE_LABELS } from '@/features/establishments/presentation'
import { StatusBadge } from '@/features/imports/components/status-badge'
import { countsInBrief } from '@/features/imports/presentation'
import { describeRefusal } from '@/features/list-refusals/presentation'
import { frenchSpaces } from '@/lib/french-spaces'
import { routes } from '@/lib/routes'

/** What became of each file of an archive. */
export function DeliveryReport({ uai, delivery }: { uai: string; delivery: Delivery }) {
  const { files } = delivery
  const waiting = files.flatMap(({ fileName, found }) =>
    found && isOpen(found.status) ? [{ id: found.id, fileName, status: found.status }] : [],
  )
  const [next] = waiting
  return (
    <div className="space-y-6">
      {next && (
        <Alert
          tone="info"
          title={waitingTitle(waiting.map(({ status }) => status))}
          actions={
            <ButtonLink href={routes.import(uai, next.id)} variant="primary" icon="arrow-right">
              Ouvrir {next.fileName}
            </ButtonLink>
          }
        >
          <p>
            {waiting.length === 1
              ? 'Rien n’en est encore écrit.'
              : frenchSpaces(
                  'Rien n’en est encore écrit. Prenez-les l’une après l’autre : une fois la première écrite, la suivante s’analyse de nouveau d’un clic.',
                )}
          </p>
        </Alert>
      )}
      <Card title="Fichiers de l’archive" id="delivered-files" isFlush>
        <Table caption="Ce qu’est devenu chaque fichier de l’archive">
          <TableHead>
            <ColumnHeader>Fichier</ColumnHeader>
            <ColumnHeader>Ce qu’il est devenu</ColumnHeader>
          </TableHead>
          <TableBody>
            {files.map((file, index) => (
              <FileRow key={index} uai={uai} file={file} />
            ))}
          </TableBody>
        </Table>
      </Card>
    </div>
  )
}

function FileRow({ uai, file: { fileName, found, refusal } }: { uai: string; file: Delivery['files'][number] }) {
  return (
    <TableRow>
      <RowHeader className="w-32 wrap-anywhere md:w-64">
        {found ? <TextLink href={routes.import(uai, found.id)}>{fileName}</TextLink> : fileName}
        <span className="mt-1 block">
          {refusal ? (
            <Badge tone="danger" icon="x">
              Refusé
            </Badge>
          ) : (
            found && <StatusBadge status={found.status} />
          )}
        </span>
      </RowHeader>
      <Cell>{refusal ? <Refused refusal={refusal} /> : found ? <InCounts found={found} /> : 'Oublié'}</Cell>
    </TableRow>
  )
}

function Refused({ refusal }: { refusal: Parameters<typeof describeRefusal>[0] }) {
  const { title, detail, remedy } = describeRefusal(refusal)
  return (
    <>
      <span className="block font-semibold">{title}</span>
      {detail} {remedy}
    </>
  )
}

function InCounts({ found: { profile, counts } }: { found: NonNullable<Delivery['files'][number]['found']> }) {
  if (!profile || !counts) return <>Une question reste à régler avant l’analyse&nbsp;: ouvrez la liste.</>
  return (
    <>
      {PROFILE_LABELS[profile].title}&nbsp;: {countsInBrief(counts)}
    </>
  )
}

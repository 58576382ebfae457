import 'server-only'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import PDFDocument from 'pdfkit'
import { breathe } from '@/server/breathe'

/** One letter, all its words in place. */
export type PrintedLetter = {
  sender: string
  /** «Toulouse, le 3 novembre 2026». */
  dateLine: string
  name: string
  /** Under the name: the class. */
  detail: string
  text: string
}

type Layout = 'page' | 'slips'
type Draw = (doc: PDFKit.PDFDocument, letter: PrintedLetter, index: number) => void

/** Millimetres, in points. */
const MM = 72 / 25.4
const PAGE = { width: 210 * MM, height: 297 * MM }
const MARGIN = 22 * MM
const COLUMNS = 2
const ROWS = 4
const SLIP = { width: PAGE.width / COLUMNS, height: PAGE.height / ROWS, padding: 8 * MM }
const PER_PAGE = { page: 1, slips: COLUMNS * ROWS } satisfies Record<Layout, number>
/** The text of a slip gets smaller until it fits; in the smallest size it is cut. */
const SLIP_SIZES = [10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5]
const SMALLEST_SLIP_SIZE = 6
const LETTERS_AT_ONCE = 20

/** How many pages so many letters take, none of them being longer than a page. */
export function pagesOf(layout: Layout, letters: number): number {
  return Math.ceil(letters / PER_PAGE[layout])
}

/**
 * The letters as a PDF of A4 pages with its fonts inside, sent while it is drawn: a page each, or eight slips to a page
 * with lines to cut along. A letter that does not fit on its page goes on on the next one.
 */
export function lettersPdf(letters: readonly PrintedLetter[], layout: Layout, at: Date): ReadableStream<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: layout === 'page' ? MARGIN : 0,
    autoFirstPage: false,
    lang: 'fr-FR',
    displayTitle: true,
    info: { Title: 'Lettres aux personnes non appariées', Creator: 'Passerelle', CreationDate: at },
  })
  const { resolve } = createRequire(join(process.cwd(), 'package.json'))
  const fonts = '@expo-google-fonts/source-sans-3'
  doc.registerFont('regular', resolve(`${fonts}/400Regular/SourceSans3_400Regular.ttf`))
  doc.registerFont('bold', resolve(`${fonts}/700Bold/SourceSans3_700Bold.ttf`))
  void drawAll(doc, letters, layout === 'page' ? drawLetter : drawSlip)
  return Readable.toWeb(Readable.from(doc)) as ReadableStream<Uint8Array>
}

async function drawAll(doc: PDFKit.PDFDocument, letters: readonly PrintedLetter[], draw: Draw): Promise<void> {
  try {
    for (const [index, letter] of letters.entries()) {
      draw(doc, letter, index)
      if (index % LETTERS_AT_ONCE === LETTERS_AT_ONCE - 1) await breathe()
    }
    doc.end()
  } catch (error) {
    doc.destroy(error instanceof Error ? error : new Error('The letters could not be drawn.'))
  }
}

const drawLetter: Draw = (doc, { sender, dateLine, name, detail, text }) => {
  const width = PAGE.width - 2 * MARGIN
  const half = width / 2
  doc.addPage()
  doc.font('bold').fontSize(13).text(sender, MARGIN, MARGIN, { width: half })
  // Where the window of a French envelope is.
  doc
    .font('bold')
    .fontSize(12)
    .text(name, MARGIN + half, 52 * MM, { width: half })
  doc.font('regular').text(detail, { width: half })
  doc.fontSize(11).text(dateLine, MARGIN + half, Math.max(doc.y + 10 * MM, 78 * MM), { width: half })
  doc.fontSize(11.5)
  doc.text(addressesWhole(doc, text, width), MARGIN, doc.y + 12 * MM, { width, lineGap: 3, paragraphGap: 2 })
}

const drawSlip: Draw = (doc, { sender, name, detail, text }, index) => {
  const place = index % PER_PAGE.slips
  if (place === 0) {
    doc.addPage()
    cutLines(doc)
  }
  const left = (place % COLUMNS) * SLIP.width + SLIP.padding
  const top = Math.floor(place / COLUMNS) * SLIP.height + SLIP.padding
  const width = SLIP.width - 2 * SLIP.padding
  const bottom = top + SLIP.height - 2 * SLIP.padding
  doc.font('regular').fontSize(8.5).text(sender, left, top, { width, height: 11, ellipsis: true })
  doc
    .font('bold')
    .fontSize(12)
    .text(name, left, doc.y + 2 * MM, { width, height: 32, ellipsis: true })
  doc.font('regular').fontSize(10).text(detail, { width, height: 14, ellipsis: true })
  const start = doc.y + 2.5 * MM
  const room = bottom - start
  const laidOut = (size: number) => addressesWhole(doc.fontSize(size), text, width)
  const fits = (size: number) => doc.heightOfString(laidOut(size), { width, lineGap: 1 }) <= room
  const size = SLIP_SIZES.find(fits) ?? SMALLEST_SLIP_SIZE
  doc.text(laidOut(size), left, start, { width, lineGap: 1, height: room, ellipsis: true })
}

/** The lines of paragraphs that hold an address, cut at spaces only: PDFKit would cut the address after a slash or a hyphen. */
export function addressesWhole(doc: Pick<PDFKit.PDFDocument, 'widthOfString'>, text: string, width: number): string {
  const paragraphs = text.split('\n').map((paragraph) => {
    if (!/https?:\/\//i.test(paragraph)) return paragraph
    const lines: string[] = []
    for (const word of paragraph.split(' ')) {
      const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
      if (lines.length > 0 && doc.widthOfString(longer) > width) lines.push(word)
      else lines.splice(-1, 1, longer)
    }
    return lines.join('\n')
  })
  return paragraphs.join('\n')
}

function cutLines(doc: PDFKit.PDFDocument): void {
  doc.save().lineWidth(0.5).strokeColor('#999999').dash(4, { space: 4 })
  for (let row = 1; row < ROWS; row++) doc.moveTo(0, row * SLIP.height).lineTo(PAGE.width, row * SLIP.height)
  for (let column = 1; column < COLUMNS; column++) {
    doc.moveTo(column * SLIP.width, 0).lineTo(column * SLIP.width, PAGE.height)
  }
  doc.stroke().undash().restore()
}

import { readXml, type XmlHandlers } from '@/domain/containers/read-xml'
import { isWrittenAsUai } from '@/domain/establishment/uai'
import { decodeText } from '@/domain/lists/decode-text'
import { recogniseMarkup } from '@/domain/lists/recognise-markup'
import { cutWhole } from '@/lib/cut-whole'
import { runAtOnce, type Slices } from '@/lib/slices'

/** What an encrypted exchange file between PRONOTE and the ENT («Socles ENT») says in clear; nothing else is looked at. */
export type SealedExport = {
  uai: string | null
  partner: string | null
  /** As written in the file. */
  exportDate: string | null
}

/**
 * `isNoted`: a file, which leaves a record, and not a paste; `elsewhere`: the establishment that the file says it is for,
 * when it is not the one it was brought to.
 */
export type SealedRefusal = { reason: 'encrypted_export'; isNoted?: true; elsewhere?: string }

/** Each is another export of the same people: the latest say enough. */
export const MOST_SEALED_SHOWN = 20

/** UTF-16 code units. */
const LONGEST_WORD = 100
/** Of base 64, more is what is encrypted. */
const LONGEST_RUN = 1_000
const SLICE = 65_536
const HEAD_BYTES = 8_192
const WORDS = ['UAI', 'Partenaire', 'DateExport', 'Date']

/**
 * The clear words of an encrypted export, null when the bytes are something else. The envelope `ImportChiffre` carries
 * `UAI`, `Partenaire` and `DateExport` beside what is encrypted; of other forms nothing is known.
 */
export function readSealedExport(bytes: Uint8Array): SealedExport | null {
  return runAtOnce(readSealedExportInSlices(bytes))
}

/** The same, letting others work now and then: 20 MB can take seconds. Tells how many code units are read. */
export function* readSealedExportInSlices(bytes: Uint8Array): Slices<SealedExport | null> {
  const head = decodeText(bytes.subarray(0, HEAD_BYTES & ~1))
  if (head.ok ? recogniseMarkup(head.value.text) !== 'encrypted_export' : head.refusal.reason !== 'truncated')
    return null
  const decoded = decodeText(bytes)
  if (!decoded.ok || recogniseMarkup(decoded.value.text) !== 'encrypted_export') return null

  const { text } = decoded.value
  const words = new Map<string, string>()
  const xml = readXml(wordsInto(words))
  // One that is damaged is an encrypted export all the same.
  for (let at = 0; at < text.length && xml.write(withoutContent(text.slice(at, at + SLICE))); at += SLICE) yield at
  const word = (name: string) => words.get(name)?.trim() || null
  return { uai: uaiIn(word('UAI')), partner: word('Partenaire'), exportDate: word('DateExport') ?? word('Date') }
}

/** What is encrypted is one text of megabytes, in base 64, its lines broken or not. */
function withoutContent(text: string): string {
  return text.replaceAll(/(?:[A-Za-z0-9+/=\s]|&#(?:13|10|x[DdAa]);)+/g, (run) => (run.length > LONGEST_RUN ? '' : run))
}

function wordsInto(words: Map<string, string>): XmlHandlers {
  let open: string | null = null
  return {
    open: (name, attributes) => {
      open = WORDS.includes(name) ? name : null
      for (const attribute of WORDS) {
        const value = attributes[attribute]
        if (value !== undefined && !words.has(attribute)) words.set(attribute, cutWhole(value, LONGEST_WORD))
      }
      return 'more'
    },
    text: (text) => {
      if (open !== null)
        words.set(open, cutWhole((words.get(open) ?? '') + text.slice(0, LONGEST_WORD + 1), LONGEST_WORD))
    },
    close: () => {
      open = null
      return 'more'
    },
  }
}

function uaiIn(word: string | null): string | null {
  const uai = word?.toUpperCase() ?? ''
  return isWrittenAsUai(uai) ? uai : null
}

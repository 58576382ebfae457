import { SaxesParser } from 'saxes'
import { accept, refuse, type Result } from '@/lib/result'

export type XmlRefusal =
  | { reason: 'xml_malformed'; line: number }
  | { reason: 'xml_truncated' }
  /** It declares entities, or wants a file from elsewhere. */
  | { reason: 'xml_entities' }
  /** Elements, elements within elements, attributes, or one text or comment, beyond reason. */
  | { reason: 'xml_excessive' }

export type XmlHandlers = {
  /** The element's name without its prefix; `line` is where it opens. `'enough'` ends the reading. */
  open: (name: string, attributes: Record<string, string>, line: number) => 'more' | 'enough'
  text?: (text: string) => void
  close?: (name: string) => 'more' | 'enough'
}

export type XmlReader = {
  /** False once nothing more is to be given: see `end`. */
  write: (text: string) => boolean
  end: () => Result<null, XmlRefusal>
}

const MAX_DEPTH = 64
/** A list of 20 MB has fewer; they cost more time than their bytes tell. */
const MAX_ELEMENTS = 2_000_000
/** Comments and instructions, of which no program that writes lists makes many. */
const MAX_ASIDES = 10_000
/** The root of a workbook declares some forty namespaces. */
const MAX_ATTRIBUTES = 256
/**
 * UTF-16 code units in which nothing begins nor ends: a cell of a workbook holds 32,767. The parser builds some of them one
 * by one: a few kilobytes of archive, all of them brackets, would take seconds and gigabytes.
 */
const MAX_SILENT = 1_048_576
const CHUNK = 65_536

class Stop extends Error {
  constructor(readonly refusal: XmlRefusal | null) {
    super('stop')
  }
}

/**
 * Reads XML as it comes, holding nothing of it but the elements that are open. Entities are never expanded and nothing
 * is fetched: a document type that declares or names anything is refused, as is an entity that XML itself does not know.
 */
export function readXml(handlers: XmlHandlers): XmlReader {
  const parser = new SaxesParser()
  let depth = 0
  let elements = 0
  let attributes = 0
  let openedAt = 1
  let silent = 0
  let asides = 0
  const reading: { stopped: Stop | null } = { stopped: null }
  const isStopped = () => reading.stopped !== null
  const proceed = (answer: 'more' | 'enough') => {
    if (answer === 'enough') throw new Stop(null)
  }
  parser.on('error', () => {
    throw new Stop({ reason: 'xml_malformed', line: parser.line })
  })
  parser.on('doctype', (doctype) => {
    if (/[[\]]|\b(?:SYSTEM|PUBLIC)\b/.test(doctype)) throw new Stop({ reason: 'xml_entities' })
  })
  const count = () => {
    silent = 0
    elements += 1
    if (elements > MAX_ELEMENTS) throw new Stop({ reason: 'xml_excessive' })
  }
  const pass = () => {
    silent = 0
    asides += 1
    if (asides > MAX_ASIDES) throw new Stop({ reason: 'xml_excessive' })
  }
  parser.on('comment', pass)
  parser.on('processinginstruction', pass)
  parser.on('opentagstart', () => {
    count()
    depth += 1
    attributes = 0
    // What ends the name is already read, and can be the end of the line.
    openedAt = parser.columnIndex === 0 ? parser.line - 1 : parser.line
    if (depth > MAX_DEPTH) throw new Stop({ reason: 'xml_excessive' })
  })
  parser.on('attribute', () => {
    silent = 0
    attributes += 1
    if (attributes > MAX_ATTRIBUTES) throw new Stop({ reason: 'xml_excessive' })
  })
  parser.on('opentag', (tag) => proceed(handlers.open(localName(tag.name), tag.attributes, openedAt)))
  const tell = (text: string) => {
    silent = 0
    handlers.text?.(text)
  }
  parser.on('text', tell)
  parser.on('cdata', (text) => {
    count()
    tell(text)
  })
  parser.on('closetag', (tag) => {
    silent = 0
    depth -= 1
    proceed(handlers.close?.(localName(tag.name)) ?? 'more')
  })

  const attempt = (step: () => void) => {
    try {
      step()
    } catch (error) {
      if (!(error instanceof Stop)) throw error
      reading.stopped = error
    }
  }
  return {
    write: (text) => {
      for (let at = 0; at < text.length && !isStopped(); at += CHUNK) {
        const piece = text.slice(at, at + CHUNK)
        silent += piece.length
        attempt(() => {
          parser.write(piece)
          if (silent > MAX_SILENT) throw new Stop({ reason: 'xml_excessive' })
        })
      }
      return !isStopped()
    },
    end: () => {
      if (!isStopped()) {
        attempt(() => parser.close())
        if (isStopped()) return refuse({ reason: 'xml_truncated' })
      }
      const refusal = reading.stopped?.refusal
      return refusal ? refuse(refusal) : accept(null)
    },
  }
}

/** `localName('table:table-row')` is `table-row`. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The attribute of that local name, whatever its prefix. */
export function attributeOf(attributes: Record<string, string>, local: string): string | undefined {
  const direct = attributes[local]
  if (direct !== undefined) return direct
  const prefixed = Object.keys(attributes).find((name) => localName(name) === local)
  return prefixed === undefined ? undefined : attributes[prefixed]
}

import 'server-only'
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { cleanFileName } from '@/lib/clean-file-name'
import { accept, refuse, type Result } from '@/lib/result'
import { isOwnOrigin } from '@/server/own-origin'
import { LONGEST_MS, SILENCE_MS, withPatience } from '@/server/with-patience'

/** `fileName` is empty when a text field stood for the file. */
export type Upload = { fileName: string; bytes: Uint8Array; fields: Record<string, string> }

export type UploadFault =
  | { reason: 'too_large'; maxBytes: number }
  /** `empty`: no file was chosen, or there is nothing in it. */
  | { reason: 'empty' | 'not_multipart' | 'foreign_origin' | 'interrupted' }

/** With the other fields, as far as they were read: they are not to be chosen again. */
export type UploadRefusal = UploadFault & { fields: Record<string, string> }

type UploadOptions = {
  maxBytes: number
  /** A text field that may stand for the file: what was pasted. */
  pastedIn?: string
}

/** What is known of a file whose pieces were handed on, and not kept. */
export type StreamedUpload = { fileName: string; byteSize: number; fields: Record<string, string> }

/** Where the pieces of a file go. */
type FileKeeper = { add: (piece: Buffer) => void; forget: () => void }

/** What the envelope of a multipart body may add to the file. */
const ENVELOPE_BYTES = 64 * 1024
const FIELD_BYTES = 16 * 1024
const MOST_FIELDS = 20
/** A body that is too large is still swallowed up to here: a browser shows no answer while it is sending. */
const SWALLOWED_BYTES = 256 * 1024 * 1024
/** So many times what is allowed, it is still read for the fields after the file: for longer, reading fills the memory. */
const READ_TIMES = 2

/**
 * Reads the one file of a posted form, streamed: memory holds `maxBytes` at most. Checks by itself that the form is one
 * of our own pages', since route handlers, unlike server actions, are not checked by Next.
 */
export async function readUpload(request: Request, options: UploadOptions): Promise<Result<Upload, UploadRefusal>> {
  let pieces: Buffer[] = []
  const keeper = { add: (piece: Buffer) => void pieces.push(piece), forget: () => void (pieces = []) }
  const received = await receive(request, options, keeper)
  if (!received.ok) return received
  const { fileName, fields } = received.value
  const pasted = options.pastedIn === undefined ? '' : (fields[options.pastedIn] ?? '')
  const bytes = pieces.length > 0 ? Buffer.concat(pieces) : Buffer.from(pasted)
  return bytes.length === 0 ? refuse({ reason: 'empty', fields }) : accept({ fileName, bytes, fields })
}

/**
 * The same for a file too large for memory: each piece goes to `take` as it comes. `take` answers false once it wants no
 * more: the rest is read and dropped.
 */
export async function streamUpload(
  request: Request,
  { maxBytes, take }: { maxBytes: number; take: (piece: Uint8Array) => boolean },
): Promise<Result<StreamedUpload, UploadRefusal>> {
  let byteSize = 0
  let isTaking = true
  const keeper = {
    add: (piece: Buffer) => {
      byteSize += piece.length
      isTaking &&= take(piece)
    },
    forget: () => void (isTaking = false),
  }
  const received = await receive(request, { maxBytes }, keeper)
  if (!received.ok) return received
  const { fields } = received.value
  return byteSize === 0 ? refuse({ reason: 'empty', fields }) : accept({ ...received.value, byteSize })
}

type Received = { fileName: string; fields: Record<string, string> }

async function receive(
  request: Request,
  options: UploadOptions,
  keeper: FileKeeper,
): Promise<Result<Received, UploadRefusal>> {
  if (!isOwnOrigin(request.headers)) return refuse({ reason: 'foreign_origin', fields: {} })
  const contentType = request.headers.get('content-type') ?? ''
  if (!request.body || !/^multipart\/form-data\s*;.*boundary="?[^\s;"]/i.test(contentType)) {
    return refuse({ reason: 'not_multipart', fields: {} })
  }
  const form = openForm(contentType, options, keeper)
  if (!form) return refuse({ reason: 'not_multipart', fields: {} })
  const body = request.body.getReader()
  const deadline = performance.now() + LONGEST_MS
  let received = 0
  try {
    for (;;) {
      const { done, value } = await withPatience(body.read(), Math.min(SILENCE_MS, deadline - performance.now()))
      if (done) break
      received += value.byteLength
      if (received > options.maxBytes + ENVELOPE_BYTES) form.giveUp()
      if (form.isReading() && received <= READ_TIMES * options.maxBytes + ENVELOPE_BYTES) await form.write(value)
      if (received > SWALLOWED_BYTES) break
    }
    return await form.end()
  } catch {
    return refuse({ reason: 'interrupted', fields: form.fields })
  } finally {
    body.cancel().catch(() => undefined)
  }
}

type FormReader = {
  fields: Record<string, string>
  write: (chunk: Uint8Array) => Promise<void>
  isReading: () => boolean
  giveUp: () => void
  end: () => Promise<Result<Received, UploadRefusal>>
}

/** Null for a header that the parser cannot work from, as a boundary longer than any browser's. */
function openForm(contentType: string, options: UploadOptions, keeper: FileKeeper): FormReader | null {
  try {
    return formReader(contentType, options, keeper)
  } catch {
    return null
  }
}

function formReader(contentType: string, { maxBytes, pastedIn }: UploadOptions, keeper: FileKeeper): FormReader {
  const fields: Record<string, string> = {}
  let fileName = ''
  let isTooLarge = false
  const parser = new Busboy({
    headers: { 'content-type': contentType },
    limits: {
      files: 1,
      fileSize: maxBytes,
      fields: MOST_FIELDS,
      fieldSize: pastedIn ? maxBytes : FIELD_BYTES,
      parts: MOST_FIELDS + 1,
      headerPairs: 20,
    },
  })
  const giveUp = () => {
    isTooLarge = true
    keeper.forget()
  }
  let failure: unknown = null
  const finished = new Promise<void>((resolve) => {
    parser.once('finish', resolve)
    parser.once('error', (error: unknown) => {
      failure = error
      resolve()
    })
  })
  parser.on('file', (_field: string, file: BusboyFileStream, name: string | undefined) => {
    fileName = cleanFileName(name ?? '')
    file.on('data', (chunk: Buffer) => {
      if (!isTooLarge) keeper.add(chunk)
    })
    file.on('limit', giveUp)
    file.on('error', (error: unknown) => (failure = error))
  })
  parser.on('field', (name: string | undefined, value: string, _isNameCut: boolean, isCut: boolean) => {
    if (name === undefined) return
    if (isCut && name === pastedIn) giveUp()
    else fields[name] = value
  })

  const refusal = (): UploadRefusal | null => {
    if (isTooLarge) return { reason: 'too_large', maxBytes, fields }
    // The parser also fails when the last boundary never came.
    return failure === null ? null : { reason: 'interrupted', fields }
  }

  return {
    fields,
    // Of what is too large the rest is dropped, but for the fields that come after the file.
    isReading: () => failure === null,
    giveUp,
    write: (chunk) =>
      new Promise((resolve) => {
        // A failed parser never asks for more: `finished` then frees the writer.
        void finished.then(() => resolve())
        if (parser.write(chunk)) resolve()
        else parser.once('drain', resolve)
      }),
    end: async () => {
      if (failure === null) {
        parser.end()
        await withPatience(finished, SILENCE_MS)
      }
      const reason = refusal()
      return reason ? refuse(reason) : accept({ fileName, fields })
    },
  }
}

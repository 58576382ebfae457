import { Fragment } from 'react'

/** Also the slash as it is written inside the parameter of an address. */
const AFTER_SIGN = /(?<=[/.:]|%2F)(?![/.:]|%2F)/

/** An address that may go to the next line after a slash, a point or a colon: what is copied of it stays the same. */
export function Breakable({ text }: { text: string }) {
  return text.split(AFTER_SIGN).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}

import localFont from 'next/font/local'

const latin = localFont({
  src: '../../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-source-sans',
  display: 'swap',
})

// Names of people hold letters beyond Latin-1 (Ş, Ł, č…). The range leaves out œ and ı, which the first file has, so
// that an ordinary French page never fetches this one.
const latinExtended = localFont({
  src: '../../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2',
  weight: '200 900',
  variable: '--font-source-sans-extended',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1EFF' }],
})

/** Class names for `<html>`: they define the two CSS variables that `--font-sans` reads. */
export const fontClassName = `${latin.variable} ${latinExtended.variable}`

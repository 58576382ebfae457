import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const TEXT = 4.5
const BOUNDARY = 3

const TONES = ['accent', 'info', 'success', 'warning', 'danger']
const BACKGROUNDS = ['surface', 'surface-raised', 'surface-sunken', 'surface-hover']

const PAIRS: [foreground: string, background: string, atLeast: number][] = [
  ...BACKGROUNDS.flatMap((background): [string, string, number][] => [
    ['ink', background, TEXT],
    ['ink-muted', background, TEXT],
    ['accent', background, TEXT],
    ['line-strong', background, BOUNDARY],
  ]),
  ...TONES.flatMap((tone): [string, string, number][] => [
    [tone, `${tone}-soft`, TEXT],
    [tone, 'surface-raised', TEXT],
    ['ink', `${tone}-soft`, TEXT],
    ['on-solid', tone, TEXT],
  ]),
  ['accent-hover', 'surface-raised', TEXT],
  ['on-solid', 'accent-hover', TEXT],
  ['on-solid', 'danger-hover', TEXT],
]

const css = readFileSync('app/globals.css', 'utf8')

describe.each([
  ['light', tokensOf(css.slice(0, css.indexOf('@media screen')))],
  ['dark', tokensOf(css.slice(css.indexOf('@media screen'), css.indexOf('@theme')))],
])('the %s theme', (_theme, tokens) => {
  it.each(PAIRS)('sets %s apart from %s by at least %s:1', (foreground, background, atLeast) => {
    expect(contrast(colour(tokens, foreground), colour(tokens, background))).toBeGreaterThanOrEqual(atLeast)
  })
})

it('defines the same tokens in both themes', () => {
  const [light, dark] = [css.slice(0, css.indexOf('@media screen')), css.slice(css.indexOf('@media screen'))].map(
    (block) => [...tokensOf(block.split('@theme')[0] ?? '').keys()].sort(),
  )
  expect(light).toEqual(dark)
})

function tokensOf(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]))
}

function colour(tokens: Map<string, string>, name: string): string {
  const hex = tokens.get(name)
  if (!hex) throw new Error(`No token --${name}`)
  return hex
}

/** WCAG 2.2, «contrast ratio». */
function contrast(a: string, b: string): number {
  const [darker = 0, lighter = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

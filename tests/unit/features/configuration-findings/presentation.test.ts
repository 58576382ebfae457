import { expect, it } from 'vitest'
import { checkConfiguration } from '@/domain/configuration/check-configuration'
import { DEFAULT_CONFIGURATION } from '@/domain/configuration/configuration'
import { findingSentence } from '@/features/configuration-findings/presentation'

const findings = checkConfiguration(
  { ...DEFAULT_CONFIGURATION, publicHost: '192.168.222.60', establishmentNumber: '0311238D', casPort: 70_000 },
  { sampleAllowed: false },
)
const texts = findings.map(findingSentence)

it('quotes what was typed, and says what to do', () => {
  const sentences = texts.join('\n')
  expect(sentences).toContain('192.168.222.60')
  expect(sentences).toContain('la lettre attendue est C')
  expect(sentences).toContain('65535')
  expect(sentences).not.toContain('undefined')
})

it('keeps French signs with their words: no plain space inside quotes or before a sign', () => {
  expect(texts.filter((text) => /« | »| [:;?!]( |$)|'/.test(text))).toEqual([])
})

import { searchText } from '@/lib/search-text'

/** The years of secondary school, in the order in which a pupil goes through them. */
export const LEVELS = ['sixieme', 'cinquieme', 'quatrieme', 'troisieme', 'seconde', 'premiere', 'terminale'] as const

export type Level = (typeof LEVELS)[number]

const WORDS: readonly (readonly [RegExp, Level])[] = [
  [/^sixieme/, 'sixieme'],
  [/^cinquieme/, 'cinquieme'],
  [/^quatrieme/, 'quatrieme'],
  [/^troisieme/, 'troisieme'],
  [/^seconde/, 'seconde'],
  [/^premiere/, 'premiere'],
  [/^terminale/, 'terminale'],
]

const DIGITS: Record<string, Level> = {
  '6': 'sixieme',
  '5': 'cinquieme',
  '4': 'quatrieme',
  '3': 'troisieme',
  '2': 'seconde',
  '1': 'premiere',
}

/** CAP, BTS, preparatory classes, complementary mentions: their «1» and «2» are years of another course. */
const OTHER_COURSE = /cap|bts|cpge|prepa ecg|dnmade|dcg|mention|^[12] ?mc\b/

/** «6A», «6EME 1», «6», «6 1», «601», «6GR2»; not «10B», «12» nor «2026», where the first digit is part of a number. */
const BY_DIGIT = /^([1-6])(?:$|[a-z]|[ ]|\d{2}(?!\d))/
/** «61»: the first class of 6e. In a lycée «21» could as well be the twenty-first class. */
const COLLEGE_PAIR = /^([3-6])\d$/

/** What may follow the T of a terminale, its number aside: series, then the professional courses met most. */
const TERMINALE =
  /^t(?:le|les|erm|g|gt|s|es|l|stmg|sti|sti2d|stl|st2s|std2a|sthr|stav|stl|s2tmd|rhcg|ge|bac|bp|bpro|bacpro|pro|p|agora|assp|gatl|mcv|mco|mrc|melec|ciel|sn|csr|cuis|hps|sapat|aepa|mv|tu|eleec|ga|com)?(?:$|[ \d])/

/**
 * The level of a class, from the name that the school gave it: `levelOf('601')`, `levelOf('6ÈME A')` are `sixieme`,
 * `levelOf('2GT3')` is `seconde`, `levelOf('1STMG')` `premiere`, `levelOf('T BAC PRO')` `terminale`. `null` where the
 * name does not tell («ULIS», «10B», «2BTS»): a wrong level would be worse than none.
 */
export function levelOf(className: string | null): Level | null {
  if (className === null) return null
  const name = searchText(className)
  if (OTHER_COURSE.test(name)) return null
  const word = WORDS.find(([pattern]) => pattern.test(name))
  if (word) return word[1]
  if (TERMINALE.test(name)) return 'terminale'
  const digit = (BY_DIGIT.exec(name) ?? COLLEGE_PAIR.exec(name))?.[1]
  return DIGITS[digit ?? ''] ?? null
}

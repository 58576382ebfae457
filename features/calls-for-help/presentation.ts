import { counted } from '@/lib/plural'

/** Beside the few calls for help that are shown: «130 établissements sont bloqués.» */
export function callsSentence(total: number): string {
  return `${counted(total, 'établissement est bloqué', 'établissements sont bloqués')}.`
}

/** One line of the table: what was measured, and what it should be. `isMet` is null where no target was set. */
export type Figure = { name: string; measured: string; target: string; isMet: boolean | null }

/** The value under which a share of the values lie: `quantile([1, 2, 3, 4], 0.5)` is 2. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** How long each of `times` runs of one thing took, one after the other, in milliseconds; some runs before do not count. */
export async function timeEach(
  times: number,
  warmUp: number,
  run: (index: number) => Promise<unknown>,
): Promise<number[]> {
  const durations: number[] = []
  for (let index = -warmUp; index < times; index++) {
    const start = performance.now()
    await run(Math.max(0, index))
    if (index >= 0) durations.push(performance.now() - start)
  }
  return durations
}

export function inMs(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`
}

/** `inTimes(2.345)` is «× 2.35». */
export function inTimes(ratio: number): string {
  return `× ${ratio.toFixed(2)}`
}

/** «p50 12 ms, p95 20 ms». */
export function spread(durations: readonly number[]): string {
  return `p50 ${inMs(quantile(durations, 0.5))}, p95 ${inMs(quantile(durations, 0.95))}`
}

export function printFigures(figures: readonly Figure[]): void {
  const rows = figures.map(({ name, measured, target, isMet }) => {
    return [name, measured, target, isMet === null ? '' : isMet ? 'met' : 'NOT MET']
  })
  const table = [['figure', 'measured', 'target', ''], ...rows]
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

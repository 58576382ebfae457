/** In their order, as many together as come to `most` at the most; one that is larger by itself is alone. */
export function inBatches<T>(all: readonly T[], most: number, sizeOf: (one: T) => number): T[][] {
  const batches: T[][] = []
  let size = 0
  for (const one of all) {
    const batch = batches.at(-1)
    size += sizeOf(one)
    if (batch && size <= most) batch.push(one)
    else {
      batches.push([one])
      size = sizeOf(one)
    }
  }
  return batches
}

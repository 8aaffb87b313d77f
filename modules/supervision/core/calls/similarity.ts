/**
 * How alike two short Chinese texts are, 0 to 1: pairs of neighbouring characters they share (Dice), what stands in every such title left out.
 * Plain on purpose: a clerk must be able to see why two were held to be the same question.
 */
export function alike(one: string, other: string): number {
  const [a, b] = [pairsOf(one), pairsOf(other)]
  if (a.size === 0 || b.size === 0) return 0
  const shared = [...a].filter((pair) => b.has(pair)).length
  return (2 * shared) / (a.size + b.size)
}

const COMMON = /关于|情况|工作|报送|有关|进一步|做好|开展|落实|推进|的|和|及|[\s\p{P}\p{S}]/gu

function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...text.replaceAll(COMMON, ' ')]
  return new Set(letters.slice(1).flatMap((letter, index) => (letter === ' ' || letters[index] === ' ' ? [] : [`${letters[index]}${letter}`])))
}

import type { KnownOrgan } from '#engines/wording'

/** An organ's name in full and its short form. */
export interface OrganName { readonly name: string; readonly shortName: string }

/**
 * Organs with the forms that people say and that no paper may bear: a branch of a city organ (公安临江分局) is no bureau of the
 * district, so that 区公安局 names nobody. 条例 第十九条第十二项: 使用非规范化简称的，应当先用全称并注明简称.
 */
export function knownOrgans(organs: readonly OrganName[]): readonly KnownOrgan[] {
  return organs.flatMap(({ shortName }) => {
    const branch = BRANCH.exec(shortName)
    const level = branch && levelOf(branch[2]!, organs)
    return level ? [{ name: shortName, informal: [`${level}${branch[1]}局`] }] : []
  })
}

/** What it does, where, 分局. */
const BRANCH = /^(\p{Script=Han}{2,8})(\p{Script=Han}{2})分局$/u

/** What kind of place it is in, by the name that another organ bears: 临江 is 临江区. */
function levelOf(place: string, organs: readonly OrganName[]): string | null {
  for (const level of ['区', '县', '市', '旗']) if (organs.some(({ name }) => name.includes(`${place}${level}`))) return level
  return null
}

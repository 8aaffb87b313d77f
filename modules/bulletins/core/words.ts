import type { BulletinKind, IssueAt, Period, Publication } from './types.ts'
import type { OfferAt } from './offers.ts'

export const kindWords: Readonly<Record<BulletinKind, string>> = { information: '信息刊物', brief: '简报', journal: '内部期刊' }
export const periodWords: Readonly<Record<Period, string>> = { weekly: '每周', tenDays: '每旬', halfMonthly: '每半月', monthly: '每月', irregular: '不定期' }
export const stageWords: Readonly<Record<IssueAt, string>> = {
  absent: '未建', drafted: '编辑中', reviewing: '待审核', signing: '待签发', signed: '待编号发布', published: '已发布', withdrawn: '已撤回', discarded: '已作废',
}
export const offerWords: Readonly<Record<OfferAt, string>> = { open: '待选用', placed: '已编入', used: '已刊发', declined: '不用', withdrawn: '已撤稿' }

/** 第12期 */
export const numberWords = (number: number): string => `第${number}期`
/** 总第345期 */
export const totalWords = (total: number): string => `总第${total}期`
/** 临江信息2026年第12期, under which an issue is found everywhere. */
export const issueName = (name: string, publication: Pick<Publication, 'year' | 'number'> | null): string =>
  (publication ? `${name}${publication.year}年第${publication.number}期` : `${name}（编辑中的一期）`)

import { z } from 'zod'
import { officeSetting, readSetting } from '#modules/administration'
import type { Db } from '#platform/act'

const prefixSetting = officeSetting({
  key: 'inspections.numberPrefix', label: '实地督查编号代字', about: '督查方案批准后编号的代字，如“临督查”印为“临督查〔2026〕1号”。',
  schema: z.string().regex(/^[\p{Script=Han}A-Za-z]{1,12}$/u, '代字为1至12个汉字或字母'), initial: '临督查',
})
const phoneSetting = officeSetting({ key: 'inspections.phone', label: '实地督查联系电话', about: '印在督查通知上的联系电话。', schema: z.string().max(40, '电话不超过40个字'), initial: '' })

export const numberPrefixOf = (db: Db): Promise<string> => readSetting(db, prefixSetting)
export const phoneOf = (db: Db): Promise<string> => readSetting(db, phoneSetting)

import { publishDocumentFlows } from '#modules/documents'
import { isRefused } from '#platform/act'
import type { Job, Module, Platform } from '../platform/module.ts'

/**
 * What every office begins with and may change afterwards: the flows that came with the modules.
 * A flow is published only when somebody holds each role it names, so in a new office this waits for the
 * organisation and is tried again every ten minutes.
 */
export async function foundOffice(platform: Platform, say: (line: string) => void): Promise<void> {
  const published = await platform.runCommand(platform.systemCall('office.found', null), publishDocumentFlows)
  if (isRefused(published)) say('The shipped flows wait until posts carry the roles they name; then they are published by themselves.')
}

const foundingJob: Job = { name: 'office.found', cron: '*/10 * * * *', run: async (work) => { await publishDocumentFlows(work) } }

/** What belongs to the office as a whole and to none of its modules: its founding, and its words for `app/wiring.ts`. */
export const office: Module = {
  name: 'office', uses: [], tables: [], jobs: [foundingJob],
  actions: {
    'office.found': '发布随附流程', 'news.workflow.tell-people': '告知办理人', 'news.notices.signed': '告知已签发', 'news.notices.dispatched': '告知请签收',
    'news.notices.receipts-urged': '告知催签收', 'news.notices.recalled': '告知已撤回', 'news.notices.voided': '告知已作废',
    'news.notices.classified-found': '告知保密员有文件被拦截', 'news.notices.incident-due': '告知保密事件报告时限',
    'news.notices.supervision-reminded': '告知督查时限', 'news.notices.supervision-urged': '告知督查催办', 'news.notices.supervision-red': '告知督查红灯',
    'news.inspections.call-placed': '记下催报的单位',
    'news.notices.supervision-closed': '告知督查办结', 'news.notices.supervision-foreseen': '告知督查预警', 'news.notices.supervision-foreseen-today': '告知督查室新增预警', 'news.notices.call-reminded': '告知催报时限', 'news.notices.call-urged': '告知催报',
    'news.notices.supervision-suggestion': '告知建议办理结果', 'news.notices.supervision-assessment': '告知督查考核', 'news.notices.supervision-appeal': '告知考核申诉',
    'news.documents.draft-supervision-output': '督查文稿转办文', 'news.supervision.output-became': '记下转成的公文',
    'news.notices.emergency-alerted': '告知紧急信息时限', 'news.notices.contacts-tested': '告知紧急点名',
    'news.bulletins.offer': '登记信息来稿', 'news.reporting.note-published': '记下信息刊发', 'news.notices.issue-sent': '告知刊物送达', 'news.notices.issue-urged': '告知催阅刊物', 'news.notices.issue-withdrawn': '告知刊物撤回',
    'news.documents.draft-info-circular': '信息通报转办文', 'news.reporting.circular-became': '记下信息通报转成的公文', 'news.notices.info-circular-noticed': '告知信息通报预告',
    'news.notices.info-circular-answered': '告知信息通报申诉结果', 'news.reporting.score-emergency': '紧急信息迟报漏报计分',
    'news.notices.inspection-notified': '告知督查通知', 'news.notices.inspection-reminded': '告知整改时限',
    'news.notices.duty-roster': '告知值班表已发布', 'news.notices.duty-swap': '告知调班结果', 'news.notices.duty-handover': '告知值班未交接', 'news.notices.duty-check': '告知值班抽查', 'news.notices.duty-absent': '告知抽查不在岗',
    'news.notices.reporting-progressed': '告知信息去向', 'news.notices.topics-issued': '告知采编要点',
  },
}

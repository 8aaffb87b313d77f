import { dayOf } from '#lib/instants'
import type { PersonId } from '#lib/ids'
import { issuePublished, issueSent, issueWithdrawn, offerBrought, readersUrged } from '#modules/bulletins'
import { dispatched, draftBrought, draftMade, receiptsUrged, recalled, signed, voided } from '#modules/documents'
import { contactsTested, emergencyAlerted, emergencyJudged } from '#modules/emergencies'
import { absentFound, checkAsked, handoverMissed, rosterPublished, swapSettled } from '#modules/duty'
import { classifiedFound, incidentDue } from '#modules/files'
import { noteCall, rectifyingReminded, visitNotified } from '#modules/inspections'
import { notify } from '#modules/notices'
import { peopleWithRole } from '#modules/organisation'
import { circularAnswered, circularNoticed, circularSent, itemKindWords, itemOffered, noteCircularBecame, noteEmergency, notePublished, reportProgressed, topicsIssued, type CircularId, type ItemId } from '#modules/reporting'
import { appealAnswered, assessmentNoticed, callPlaced, callReminded, callUrged, closed, foreseen, foreseenToday, noteBecame, outputSent, reminded, suggestionDecided, turnedRed, urged, type OutputId } from '#modules/supervision'
import { caseMoved, tellPeople } from '#modules/workflow'
import type { Work } from '#platform/act'
import { on, onMany, type Reaction } from '#platform/jobs'

const secrecyOfficers = async (work: Work): Promise<readonly PersonId[]> =>
  (await peopleWithRole(work.db, { unit: null, role: 'secrecyOfficer', day: dayOf(work.now) })).map((person) => person.id)

/** Who hears whose news: one line each, from one module's face to a reaction of another. */
export const wiring: readonly Reaction[] = [
  onMany(caseMoved, 'workflow.tell-people', tellPeople),
  on(signed, 'notices.signed', (e, work) => notify(work, { people: [e.drafter], kind: 'progress', title: `已签发：${e.title}`, link: `/documents/${e.document}`, event: `signed:${e.document}:${e.docDate}` })),
  on(dispatched, 'notices.dispatched', (e, work) => notify(work, { people: e.people, kind: 'received', title: `请签收：${e.title}`, link: '/documents/receipts', event: `dispatched:${e.document}` })),
  on(receiptsUrged, 'notices.receipts-urged', (e, work) => notify(work, { people: e.people, kind: 'urged', title: `催请签收：${e.title}`, link: '/documents/receipts', event: `receipts-urged:${e.document}:${work.now}` })),
  on(recalled, 'notices.recalled', (e, work) => notify(work, { people: e.people, kind: 'progress', title: `已撤回，请勿执行：${e.title}`, link: '/documents/receipts?at=recalled', event: `recalled:${e.document}` })),
  on(voided, 'notices.voided', (e, work) => notify(work, { people: [e.drafter], kind: 'progress', title: `已作废：${e.title}`, link: `/documents/${e.document}`, event: `voided:${e.document}` })),
  on(classifiedFound, 'notices.classified-found', async ({ incident }, work) => notify(work, {
    people: await secrecyOfficers(work), kind: 'secrecy', title: '有文件因疑似涉密被拦截隔离，请在24小时内报告', link: '/secrecy/incidents', event: `incident:${incident}` })),
  on(incidentDue, 'notices.incident-due', async ({ incident, isOverdue }, work) => notify(work, {
    people: await secrecyOfficers(work), kind: 'secrecy', title: isOverdue ? '保密事件已超过24小时，请立即报告' : '保密事件报告时限将到，请抓紧报告', link: '/secrecy/incidents', event: `incident:${incident}:due:${isOverdue}` })),
  on(reminded, 'notices.supervision-reminded', (e, work) => notify(work, { people: e.people, kind: e.kind === 'overdue' ? 'overdue' : 'deadline', title: `${e.words}：${e.title}`, link: `/supervision/items/${e.item}`, event: e.event })),
  on(urged, 'notices.supervision-urged', (e, work) => notify(work, { people: e.people, kind: 'urged', title: `${e.words}：${e.title}`, link: `/supervision/items/${e.item}`, event: e.event })),
  on(callPlaced, 'inspections.call-placed', ({ call, ...e }, work) => noteCall(work, { id: call, ...e })),
  on(callReminded, 'notices.call-reminded', (e, work) => notify(work, { people: e.people, kind: e.kind === 'overdue' ? 'overdue' : 'deadline', title: `${e.words}：${e.title}`, link: `/supervision/calls/${e.call}`, event: e.event })),
  on(callUrged, 'notices.call-urged', (e, work) => notify(work, { people: e.people, kind: 'urged', title: `${e.words}：${e.title}`, link: `/supervision/calls/${e.call}`, event: e.event })),
  on(turnedRed, 'notices.supervision-red', (e, work) => notify(work, { people: e.people, kind: 'overdue', title: `转为红灯：${e.title}`, link: `/supervision/items/${e.item}`, event: e.event })),
  on(foreseen, 'notices.supervision-foreseen', (e, work) => notify(work, { people: e.people, kind: 'deadline', title: `预警，可能逾期：${e.title}`, link: `/supervision/items/${e.item}`, event: e.event })),
  on(foreseenToday, 'notices.supervision-foreseen-today', (e, work) => notify(work, { people: e.people, kind: 'deadline', title: `新增督查预警${e.count}项，可能逾期`, link: '/supervision/warnings', event: e.event })),
  on(closed, 'notices.supervision-closed', (e, work) => notify(work, { people: e.people, kind: 'progress', title: `已办结：${e.title}`, link: `/supervision/items/${e.item}`, event: e.event })),
  on(visitNotified, 'notices.inspection-notified', (e, work) => notify(work, { people: e.people, kind: 'received', title: `督查通知：${e.title}`, link: `/inspections/${e.inspection}`, event: e.event })),
  on(rectifyingReminded, 'notices.inspection-reminded', (e, work) => notify(work, { people: e.people, kind: e.kind === 'overdue' ? 'overdue' : 'deadline', title: `${e.words}：${e.title}`, link: `/inspections/${e.inspection}`, event: e.event })),
  on(topicsIssued, 'notices.topics-issued', (e, work) => notify(work, { people: e.people, kind: 'received', title: `${e.month} 信息采编要点已下发`, link: '/reporting/topics', event: e.event })),
  on(reportProgressed, 'notices.reporting-progressed', (e, work) => notify(work, { people: e.people, kind: 'progress', title: `${e.words}：${e.title}`, link: `/reporting/items/${e.item}`, event: e.event })),
  on(outputSent, 'documents.draft-supervision-output', ({ output, ...words }, work) => draftBrought(work, { source: `supervision-output:${output}`, ...words })),
  on(draftMade, 'supervision.output-became', async ({ source, document, title, link }, work) => {
    const [kind, output] = source.split(':')
    if (kind === 'supervision-output') await noteBecame(work, { output: output as OutputId, document: { id: `document:${document}`, title, link } })
  }),
  on(suggestionDecided, 'notices.supervision-suggestion', (e, work) => notify(work, { people: e.people, kind: 'progress', title: `所提建议${e.words}`, link: `/supervision/suggestions/${e.suggestion}`, event: e.event })),
  on(assessmentNoticed, 'notices.supervision-assessment', (e, work) => notify(work, { people: e.people, kind: 'progress', title: `督查考核预告，申诉期至${e.until}`, link: `/supervision/assessments/${e.assessment}`, event: e.event })),
  on(appealAnswered, 'notices.supervision-appeal', (e, work) => notify(work, { people: e.people, kind: 'progress', title: `考核申诉已答复：${e.isUpheld ? '予以更正' : '维持原结果'}`, link: `/supervision/assessments/${e.assessment}`, event: e.event })),
  on(emergencyAlerted, 'notices.emergency-alerted', (e, work) => notify(work, { people: e.people, kind: 'emergency', title: `${e.words}：${e.title}`, link: `/emergencies/items/${e.emergency}`, event: e.event })),
  on(contactsTested, 'notices.contacts-tested', (e, work) => notify(work, { people: e.people, kind: 'emergency', title: `紧急点名，请立即应答：${e.words}`, link: `/emergencies/rounds/${e.round}`, event: e.event })),
  on(rosterPublished, 'notices.duty-roster', (e, work) => notify(work, { people: e.people, kind: 'received', title: `${Number(e.month.slice(0, 4))}年${Number(e.month.slice(5))}月值班表已发布，请查看本人的班`, link: `/duty/roster?month=${e.month}`, event: e.event })),
  on(swapSettled, 'notices.duty-swap', (e, work) => notify(work, { people: e.people, kind: 'progress', title: e.words, link: `/duty/roster?month=${e.month}`, event: e.event })),
  on(handoverMissed, 'notices.duty-handover', (e, work) => notify(work, { people: e.people, kind: 'overdue', title: '值班交接已过时限，双方还没有签字，请督促交接', link: `/duty/handover?day=${e.day}`, event: e.event })),
  on(checkAsked, 'notices.duty-check', (e, work) => notify(work, { people: e.people, kind: 'urged', title: '值班抽查，请立即应答', link: '/duty/checks', event: e.event })),
  on(absentFound, 'notices.duty-absent', (e, work) => notify(work, { people: e.people, kind: 'overdue', title: `值班抽查不在岗：${e.name}`, link: '/duty/checks', event: e.event })),
  on(itemOffered, 'bulletins.offer', ({ item, title, text, source, kind }, work) => offerBrought(work, { source: `reporting:${item}`, kind: itemKindWords[kind], title, text, credit: source, column: itemKindWords[kind], href: `/reporting/items/${item}` })),
  on(issuePublished, 'reporting.note-published', async ({ issue, name, number, total, at, entries }, work) => {
    for (const { source, form, place } of entries) {
      const [kind, item] = source.split(':')
      if (kind === 'reporting') await notePublished(work, { item: item as ItemId, name, issue: `第${number}期（总第${total}期）`, form, at, evidence: `${name}${place}，见 /bulletins/read/${issue}` })
    }
  }),
  on(issueSent, 'notices.issue-sent', (e, work) => notify(work, { people: e.people, kind: 'received', title: `请阅读：${e.title}`, link: `/bulletins/read/${e.issue}`, event: e.event })),
  on(readersUrged, 'notices.issue-urged', (e, work) => notify(work, { people: e.people, kind: 'urged', title: `催请阅读：${e.title}`, link: `/bulletins/read/${e.issue}`, event: e.event })),
  on(issueWithdrawn, 'notices.issue-withdrawn', (e, work) => notify(work, { people: e.people, kind: 'progress', title: `已撤回，请勿使用：${e.title}`, link: `/bulletins/read/${e.issue}`, event: e.event })),
  on(circularSent, 'documents.draft-info-circular', ({ circular, ...words }, work) => draftBrought(work, { source: `reporting-circular:${circular}`, ...words })),
  on(draftMade, 'reporting.circular-became', async ({ source, document, title, link }, work) => {
    const [kind, circular] = source.split(':')
    if (kind === 'reporting-circular') await noteCircularBecame(work, { circular: circular as CircularId, document: { id: `document:${document}`, title, link } })
  }),
  on(circularNoticed, 'notices.info-circular-noticed', (e, work) => notify(work, { people: e.people, kind: 'progress', title: `信息通报预告，申诉期至${e.until}`, link: `/reporting/circulars/${e.circular}`, event: e.event })),
  on(circularAnswered, 'notices.info-circular-answered', (e, work) => notify(work, { people: e.people, kind: 'progress', title: `信息通报申诉已答复：${e.isUpheld ? '予以更正' : '维持原结果'}`, link: `/reporting/circulars/${e.circular}`, event: e.event })),
  on(emergencyJudged, 'reporting.score-emergency', (e, work) => noteEmergency(work, e)),
]

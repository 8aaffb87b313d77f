import type { Sentences } from '#lib/refusals'
import { outputRefusals, type OutputRefusal } from './outputs/refusals.ts'

export type SupervisionRefusal =
  | 'item-at-other-stage' | 'item-exists' | 'no-such-assignment' | 'assignment-at-other-stage' | 'not-for-supervision-office' | 'not-for-handling-unit' | 'not-for-unit-head' | 'not-for-approver'
  | 'proposer-approves-self' | 'closing-proposer-approves' | 'reason-missing' | 'words-needed' | 'instruction-missing' | 'superior-number-missing' | 'nothing-planned' | 'same-unit-leads-and-cooperates'
  | 'due-missing' | 'due-past' | 'due-too-far' | 'instruction-in-future' | 'unit-unknown' | 'person-unknown' | 'milestone-after-due' | 'objected-already' | 'same-unit-again' | 'extension-after-due' | 'extension-not-later' | 'extensions-used-up' | 'extension-open' | 'no-extension-asked'
  | 'urged-today' | 'assignments-open' | 'leader-has-not-read' | 'leader-wants-more' | 'nothing-to-read' | 'nothing-to-reopen' | 'follow-up-open' | 'no-follow-up' | 'category-unfit' | 'category-taken' | 'supervision-export-too-large' | 'unit-without-people'

/** What a person reads when 督查 says no. */
export const supervisionRefusals: Sentences<SupervisionRefusal | OutputRefusal> = {
  ...outputRefusals,
  'item-at-other-stage': '督查事项现处「{at}」，不能这样办理；请刷新后按当前状态办理。',
  'item-exists': '这一督查事项已经提出，请打开已有的事项办理。',
  'no-such-assignment': '没有找到这项任务，请刷新后重新选择。',
  'assignment-at-other-stage': '这项任务现处「{at}」，不能这样办理；请刷新后按当前状态办理。',
  'not-for-supervision-office': '这一步由督查室办理，请联系督查室。',
  'not-for-handling-unit': '这一步由牵头承办单位办理，请联系承办单位联络员。',
  'not-for-unit-head': '反馈须经承办单位负责人签字，请送单位负责人审签。',
  'not-for-approver': '这一步由{who}审定，请送其办理。',
  'proposer-approves-self': '提出立项的同志不能自己审定，请送其他办公室领导审定。',
  'closing-proposer-approves': '提出办结的同志不能自己批准办结，请送其他办公室领导批准。',
  'reason-missing': '请写明理由后再提交。',
  'words-needed': '请写明办理情况后再提交。',
  'instruction-missing': '领导批示件须登记批示领导、日期、载体和批示全文，请补齐后再提交。',
  'superior-number-missing': '上级转办件须登记上级督查文号和办结期限，请补齐后再提交。',
  'nothing-planned': '还没有分解任务，请至少分解一项并明确牵头单位。',
  'same-unit-leads-and-cooperates': '「{unit}」既是牵头又是配合单位，请从配合单位中去掉。',
  'due-missing': '「{content}」没有办结期限，这类事项须指定日期，请补填。',
  'due-past': '办结期限{due}已过，请改填今天以后的日期。',
  'due-too-far': '期限{due}太远，最迟可填到{latest}，请核对年份。',
  'instruction-in-future': '批示日期{on}晚于今天，请核对后再提交。',
  'unit-unknown': '所选单位已不在组织机构中，请刷新后重新选择。',
  'person-unknown': '所选人员已不在组织机构中，请刷新后重新选择。',
  'milestone-after-due': '节点「{name}」晚于办结期限{due}，请调整节点或期限。',
  'objected-already': '这项任务已经退回改派过一次，不能再次退回；请先签收办理，确有困难的向督查室说明。',
  'same-unit-again': '不能改派给原牵头单位「{unit}」，请另选单位；仍由其承办的，请选择维持原派。',
  'extension-after-due': '办结期限{due}已过，不能再申请延期；请尽快反馈办理情况。',
  'extension-not-later': '延期后的日期须晚于现定期限{due}，请重新填写。',
  'extensions-used-up': '这项任务已经延期{count}次，不能再延；请按期反馈办理情况。',
  'extension-open': '上一次延期申请还在审批，请等待批复。',
  'no-extension-asked': '这项任务没有待批的延期申请，请刷新后再看。',
  'urged-today': '今天已经催办过这项任务，请明天再催。',
  'assignments-open': '还有{count}项任务没有审核通过（如「{unit}」），全部通过后才能办结。',
  'leader-has-not-read': '批示领导还没有阅示办理结果，请先呈{leader}阅示再销号。',
  'leader-wants-more': '{leader}要求继续办理，请退回重办并重新反馈后再销号。',
  'nothing-to-read': '这一事项不是领导批示件，无需登记领导阅示。',
  'nothing-to-reopen': '请选择要重新办理的任务。',
  'follow-up-open': '上一次回头看还没有结果，请先登记核查结果。',
  'no-follow-up': '没有待核查的回头看安排，请先安排日期。',
  'category-unfit': '类别「{category}」不属于这一来源或已停用，请重新选择。',
  'category-taken': '代码「{code}」已经用于另一来源的类别，请换一个代码。',
  'supervision-export-too-large': '符合条件的督查事项超过{limit}件，请缩小范围后再导出。',
  'unit-without-people': '「{unit}」没有联络员或负责人，无法签收；请组织机构管理员先登记。',
}

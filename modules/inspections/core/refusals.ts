import type { Sentences } from '#lib/refusals'

export type InspectionRefusal =
  | 'inspection-at-other-stage' | 'inspection-exists' | 'problem-at-other-stage' | 'no-such-problem' | 'not-for-lead-agency' | 'not-for-plan-approver' | 'not-for-team' | 'not-for-rectifying-unit'
  | 'planner-approves-self' | 'team-too-small' | 'team-outside-agencies' | 'agency-without-people' | 'joint-needs-members' | 'lead-is-member' | 'inspector-is-target' | 'targets-missing' | 'window-reversed' | 'window-past'
  | 'basis-missing' | 'covert-gives-no-notice' | 'notice-comes-first' | 'entry-outside-targets' | 'entry-changed' | 'entry-in-future' | 'rectify-by-past' | 'targets-unvisited' | 'signed-already' | 'problems-open'
  | 'inspection-export-too-large' | 'rectify-by-too-far' | 'no-rectify-extension' | 'rectify-extension-open' | 'rectify-extension-overdue' | 'rectify-extensions-used-up' | 'rectify-extension-not-later' | 'not-for-extension-granter' | 'granter-of-unit' | 'rectify-asker-grants'
  | 'report-unread' | 'verifier-of-unit' | 'verifier-submitted' | 'inspection-reason-missing' | 'inspection-words-missing' | 'target-without-people'

/** What a person reads when an inspection says no. */
export const inspectionRefusals: Sentences<InspectionRefusal> = {
  'inspection-at-other-stage': '这次督查现处「{at}」，不能这样办理；请刷新后按当前状态办理。',
  'inspection-exists': '这次督查已经登记，请打开已有的督查办理。',
  'problem-at-other-stage': '这个问题现处「{at}」，不能这样办理；请刷新后按当前状态办理。',
  'no-such-problem': '没有找到这个问题，请刷新后重新选择。',
  'not-for-lead-agency': '这一步由牵头单位「{lead}」的督查员办理，请联系牵头单位。',
  'not-for-plan-approver': '督查方案由牵头单位「{lead}」的领导审批，请送其审批。',
  'not-for-team': '这一步由督查组成员办理，请联系督查组。',
  'not-for-rectifying-unit': '这个问题由「{unit}」整改，请联系该单位联络员。',
  'planner-approves-self': '拟定方案的同志不能自己审批，请送其他领导审批。',
  'team-too-small': '督查组须有两名以上成员，现有{count}名，请补充后再提交。',
  'team-outside-agencies': '「{name}」不在「{agency}」任职，请改选或调整其所属单位。',
  'agency-without-people': '「{agency}」还没有人参加督查组，请至少选一人。',
  'joint-needs-members': '联合督查须有一个以上参加单位，请添加后再提交。',
  'lead-is-member': '「{agency}」已经列为督查单位，请去掉重复的单位。',
  'inspector-is-target': '「{unit}」既是督查单位又是被督查单位，请调整其中一处。',
  'targets-missing': '还没有选定被督查单位，请至少选一个。',
  'window-reversed': '督查时间的止日早于起日，请重新填写。',
  'window-past': '督查时间{to}已过，请改填今天以后的日期。',
  'basis-missing': '请写明督查依据（督查事项、年度计划、专项方案或文件）后再提交。',
  'covert-gives-no-notice': '暗访不发通知，请直接进点督查。',
  'notice-comes-first': '还没有向被督查单位发出督查通知，请先发通知；不打招呼的请在方案中选择暗访。',
  'entry-outside-targets': '所记单位不在这次督查的名单内，请改选被督查单位。',
  'entry-changed': '这条记录已经收到且内容不同，请另记一条说明更正。',
  'entry-in-future': '记录或拍摄时间晚于现在，请先校准手机时间再记录。',
  'rectify-by-past': '整改期限{due}已过，请改填今天以后的日期。',
  'inspection-export-too-large': '符合条件的超过{limit}条，请缩小范围后再导出。',
  'rectify-by-too-far': '整改期限{due}太远，最迟可填到{latest}，请核对年份。',
  'no-rectify-extension': '这个问题没有待批的延期申请，请刷新后再看。',
  'rectify-extension-open': '上一次整改延期申请还在审批，请等待批复。',
  'rectify-extension-overdue': '整改期限{due}已过，不能再申请延期；请尽快整改并报告。',
  'rectify-extensions-used-up': '这个问题已经延期{count}次，不能再延；请按期整改。',
  'rectify-extension-not-later': '延期后的日期须晚于现定整改期限{due}和今天，请重新填写。',
  'not-for-extension-granter': '整改延期由牵头单位「{lead}」的领导审批，请送其审批。',
  'granter-of-unit': '本单位的整改延期不能由本单位的同志审批，请送牵头单位其他领导审批。',
  'rectify-asker-grants': '申请延期的同志不能自己审批，请送牵头单位其他领导审批。',
  'targets-unvisited': '还有{count}个单位没有督查记录（如「{unit}」），请补记后再写报告。',
  'signed-already': '您已经签字，请等待其他成员签字。',
  'problems-open': '还有{count}个问题没有销号（如「{unit}」），全部销号后才能办结。',
  'report-unread': '督查报告还没有呈领导阅示，请先呈阅再办结。',
  'verifier-of-unit': '本单位的问题不能由本单位的同志核验，请督查组其他成员核验。',
  'verifier-submitted': '提交整改情况的同志不能自己核验，请督查组其他成员核验。',
  'inspection-reason-missing': '请写明原因后再提交。',
  'inspection-words-missing': '请写明情况后再提交。',
  'target-without-people': '「{unit}」没有联络员或负责人，无法接收通知；请组织机构管理员先登记。',
}

import { caseRefusals, type CaseRefusal } from '#engines/workflow'
import type { Sentences } from '#lib/refusals'

export type WorkflowRefusal = 'no-such-flow' | 'flow-has-faults' | 'person-not-in-post' | 'drafter-without-unit' | 'inbox-export-too-large'

const ownRefusals: Sentences<WorkflowRefusal> = {
  'no-such-flow': '没有名为「{flow}」的已发布流程，请流程管理员先发布。',
  'flow-has-faults': '流程有 {count} 处问题，请逐一改正后再发布。',
  'person-not-in-post': '所选人员中有人已不在岗，请重新选择。',
  'drafter-without-unit': '您没有所属单位，不能发起；请联系组织机构管理员。',
  'inbox-export-too-large': '这一栏超过 {most} 项，不能一次导出；请到各业务的列表中分段导出。',
}

/** Everything a case may answer no with. */
export const workflowRefusals: Sentences<CaseRefusal | WorkflowRefusal> = { ...caseRefusals, ...ownRefusals }

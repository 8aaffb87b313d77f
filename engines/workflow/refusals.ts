import type { Sentences } from '#lib/refusals'

/** Every no of the engine. Each sentence says what to do next. */
export type CaseRefusal =
  | 'case-already-begun' | 'case-not-begun' | 'case-ended' | 'no-such-task' | 'task-closed' | 'not-your-task' | 'not-a-reading-task'
  | 'reading-task' | 'words-required' | 'draft-is-submitted' | 'field-locked' | 'field-required' | 'no-participants' | 'more-than-one'
  | 'not-a-candidate' | 'no-content-to-sign' | 'step-not-passed' | 'straight-back-out-of-branch' | 'nothing-to-retract'
  | 'successor-opened' | 'successor-acted' | 'already-holding' | 'no-readers' | 'already-circulated' | 'not-a-handler'
  | 'nothing-to-recall' | 'already-read' | 'not-your-circulation' | 'own-task' | 'wait-before-urging' | 'not-due' | 'overdue-handled'
  | 'may-not-terminate' | 'reason-required' | 'wrong-definition'

export const caseRefusals: Sentences<CaseRefusal> = {
  'case-already-begun': '本事项已经发起，请到“我发起”中查看。',
  'case-not-begun': '本事项尚未发起，请先拟稿。',
  'case-ended': '本事项已经办结或终止，不能再办理；如需查看，请打开流转记录。',
  'no-such-task': '没有找到这项待办，请刷新列表后再试。',
  'task-closed': '这项待办已经处理完毕或已被收回，无需再办；请刷新列表查看最新进展。',
  'not-your-task': '这项待办不是您的，也没有委托您代办；如需代办，请由本人设置委托。',
  'not-a-reading-task': '这是需要办理的事项，请填写意见后提交，不能只标记已阅。',
  'reading-task': '这是传阅件，请标记已阅；如有意见，可在阅读时填写。',
  'words-required': '请写明意见或理由后再提交。',
  'draft-is-submitted': '拟稿环节只能提交或申请撤销；如不再办理，请终止本事项。',
  'field-locked': '「{field}」在本环节不能修改，请恢复原值；确需修改的，请退回到可以修改的环节。',
  'field-required': '「{field}」在本环节必须填写，请补充后再提交。',
  'no-participants': '下一环节「{step}」还没有办理人，请选择办理人，或请流程管理员检查该环节的人员设置。',
  'more-than-one': '「{step}」只能由一人办理，现有 {count} 人符合条件，请从中选定一人。',
  'not-a-candidate': '所选人员不在「{step}」可选范围内，请重新选择。',
  'no-content-to-sign': '还没有可以签署的正文，请先保存正文后再签。',
  'step-not-passed': '只能退回到本事项已经走过的环节，请重新选择退回到哪一步。',
  'straight-back-out-of-branch': '退回到并行之前的环节后，各分支须重新办理，不能直接送回本人；请选择“逐级重新办理”。',
  'nothing-to-retract': '没有可以撤回的办理；只有您本人最近一次提交的才能撤回。',
  'successor-opened': '「{step}」的办理人已经打开，不能撤回；如需修改，请联系对方退回。',
  'successor-acted': '后续环节已经办理，不能撤回；如需修改，请联系现办理人退回。',
  'already-holding': '对方在本环节已有待办，请转给其他人。',
  'no-readers': '请至少选择一位传阅对象。',
  'already-circulated': '所选人员都已有待阅，不必重复传阅；请选择其他人员。',
  'not-a-handler': '只有拟稿人和办理过本事项的人可以这样做；如有需要，请联系现办理人。',
  'nothing-to-recall': '没有可以收回的待阅。',
  'already-read': '对方已经阅过，不能收回；可收回其余尚未阅的。',
  'not-your-circulation': '这份传阅不是您发出的，请联系发出人或拟稿人收回。',
  'own-task': '这是您自己的待办，请直接办理，无需催办。',
  'wait-before-urging': '一小时内已经催过，请{minutes}分钟后再催。',
  'not-due': '这项待办尚未到期，到期后系统会再次处理。',
  'overdue-handled': '这项待办的超期已经处理过，无需重复处理。',
  'may-not-terminate': '您不能终止本事项；请联系拟稿人或流程管理员。',
  'reason-required': '请写明终止的原因。',
  'wrong-definition': '本事项按发起时的流程版本办理，请用该版本重试。',
}

/** What is done with documents, as the audit calls it. */
export const documentActions = {
  'documents.create': '新建文稿', 'documents.save': '保存文稿', 'documents.correct': '更正文字', 'documents.answerChecklist': '回答审核要点', 'documents.settleOpinion': '说明意见采纳情况',
  'documents.approve': '同意并送下一环节', 'documents.disagree': '不同意', 'documents.return': '退回', 'documents.retract': '撤回重办', 'documents.transfer': '转办', 'documents.circulate': '传阅',
  'documents.read': '阅件', 'documents.urge': '催办', 'documents.open': '打开待办', 'documents.withdraw': '撤稿', 'documents.recall': '撤回已发公文或传阅',
  'documents.allotNumber': '编号', 'documents.voidNumber': '作废文号', 'documents.setNumberRule': '设置文号规则', 'documents.applySeal': '用印',
  'documents.dispatch': '分发', 'documents.dispatchFurther': '补发', 'documents.makeArchiveReady': '转待归档',
  'documents.openReceipt': '查看待签收公文', 'documents.signReceipt': '签收', 'documents.urgeReceipts': '催签收',
  'documents.readWorkSecret': '查阅工作秘密公文', 'documents.print': '打印版式文件', 'documents.printSheet': '打印发文稿纸', 'documents.takeDraft': '下载可编辑文稿', 'documents.drawAnnex': '排入附件页面', 'documents.exportList': '导出公文列表', 'documents.exportRegister': '导出发文登记簿', 'documents.exportReceipts': '导出签收情况',
  'documents.publishFlows': '发布公文流程',
} as const satisfies Readonly<Record<string, string>>

export type DocumentAction = keyof typeof documentActions

import type { Sentences } from '#lib/refusals'

/** Every no of this module; `not-found` is the house's own, so that hidden and missing read alike. */
export type DocumentRefusal = OwnRefusal | 'not-found'
export type OwnRefusal =
  | 'wrong-stage' | 'drafted-already' | 'newer-text' | 'text-locked' | 'content-altered' | 'incomplete' | 'opinions-open' | 'mark-not-found'
  | 'reason-needed' | 'words-missing' | 'signature-not-kept' | 'checklist-open' | 'checklist-failed' | 'checklist-unexplained' | 'not-reviewed' | 'not-signed'
  | 'principal-head-needed' | 'signer-is-drafter' | 'signer-not-head' | 'not-of-the-post' | 'substantive-change' | 'nothing-corrected' | 'number-year-wrong' | 'no-number-rule' | 'order-before-terms' | 'term-has-numbers' | 'prefix-not-registered' | 'number-rule-taken'
  | 'proofreader-is-same' | 'seal-without-number' | 'seal-other-organ' | 'seal-keeper-signed' | 'seal-missing' | 'joint-seals-open' | 'joint-seal-not-asked' | 'copies-missing' | 'print-before-signature'
  | 'no-receivers' | 'already-receiving' | 'return-target-wrong' | 'straight-back-past-signature' | 'too-late-to-retract' | 'number-stays' | 'not-numbered' | 'not-issued'
  | 'flow-mismatch' | 'not-yours' | 'use-own-operation'
  | 'receipt-signed-already' | 'receipt-recalled' | 'wait-before-urging' | 'nothing-to-urge'
  | 'sealed-no-draft' | 'annex-not-drawn' | 'draft-import-unreadable' | 'draft-import-no-text' | 'draft-import-empty' | 'export-too-large'

/** What a person reads when the module says no; each sentence says what to do next. */
export const documentRefusals: Sentences<OwnRefusal> = {
  'wrong-stage': '公文现处「{stage}」环节，不能这样办理；请刷新后按当前环节办理。',
  'drafted-already': '这份公文已经建稿，请打开已有的文稿继续办理。',
  'newer-text': '{name}在{at}保存了更新的文稿（第{revision}稿），您的改动没有覆盖它；请对照后合并再保存。',
  'text-locked': '公文现处「{stage}」环节，文稿不能改动；确需修改的，请退回拟稿或送签发人复审。',
  'content-altered': '文稿与签发时不一致，不能继续；请立即联系办公室核查版本记录。',
  incomplete: '还有{count}项行文问题没有解决（如：{first}），请按提示修改或写明理由后再提交。',
  'opinions-open': '还有{count}条征求意见或会签意见没有答复或处理（如{name}），请逐条说明采纳情况后再提交。',
  'mark-not-found': '没有找到这条意见，请刷新后再处理。',
  'reason-needed': '请写明原因后再提交。',
  'words-missing': '不同意或有意见时，请写明具体意见。',
  'signature-not-kept': '没有找到您的手写签名，请先在“我的设置”中手写并保存，或取消“用手写签名署名”后再提交。',
  'checklist-open': '审核要点还有{count}项没有回答（如「{first}」），逐项回答后才能通过审核。',
  'checklist-failed': '审核要点「{first}」不符合要求，不能通过；请写明意见退回拟稿单位。',
  'checklist-unexplained': '审核要点「{first}」选择了“否”或“不涉及”，请写明说明。',
  'not-reviewed': '文稿签发前应当经过办公室审核，请先送审核。',
  'not-signed': '文稿尚未签发，请先送签发。',
  'principal-head-needed': '重要公文和上行文由机关主要负责人签发，请改送主要负责人。',
  'signer-is-drafter': '拟稿人不能签发自己起草的公文，请送其他领导签发。',
  'signer-not-head': '公文由本机关负责人签发，您不是发文机关的负责人；请退回拟稿单位改选签发人。',
  'not-of-the-post': '「{stage}」只能转给承担这项职责的人员办理，请改选人员。',
  'substantive-change': '「{place}」的改动涉及实质内容，签发后只能改正文字、标点和格式差错；请退回原签发人复审。',
  'nothing-corrected': '没有发现改动，请修改后再保存。',
  'number-year-wrong': '发文字号的年份须与成文日期一致（{year}年），请重新编号。',
  'no-number-rule': '「{organ}」没有适用于{kind}的文号规则，请机要人员先设置机关代字。',
  'order-before-terms': '令号按任期连续编号，成文日期{date}不在已登记的任期内；请机要人员在“文号规则”中登记这一任期的起始日，再回来编号。',
  'term-has-numbers': '任期起始日{date}下已经编过令号，不能删去或改动；请保留这一天，新任期另加一行。',
  'prefix-not-registered': '「{organ}」没有登记代字「{prefix}」，不能用来编号；请组织机构管理员在“组织机构”中打开该单位，用“发文立户”登记后再设置。',
  'number-rule-taken': '代字「{prefix}」的文号规则已经存在，请直接使用或修改适用文种。',
  'proofreader-is-same': '一校和二校应由不同人员承担，请由另一位同志校对。',
  'seal-without-number': '公文尚未编号，不能用印；请先编号登记。',
  'seal-other-organ': '印章「{seal}」与署名「{sign}」不一致，不能用印；请核对署名或更换印章。',
  'seal-keeper-signed': '签发人不能同时为这份公文用印，请由印章保管人办理。',
  'seal-missing': '这份公文没有署名，不用印；请核对版式后再办理。',
  'joint-seals-open': '联合发文须各机关印章盖齐：{organs}还没有用印；请等待其印章保管人用印（可在流程中催办），或请其到场盖章，核对后勾选“当面加盖”再用印。',
  'joint-seal-not-asked': '这份公文不需要您加盖这枚印章，或者已经盖过；请刷新后查看用印情况。',
  'copies-missing': '请填写用印或印发份数。',
  'print-before-signature': '印发日期不能早于成文日期{date}，请重新填写。',
  'no-receivers': '没有可以分发的单位，请先选择分送范围。',
  'already-receiving': '所选单位都已收到这份公文，无需重复分发。',
  'return-target-wrong': '不能退回到「{stage}」；请选择已经办过的更早环节。',
  'straight-back-past-signature': '退回到这一环节后须逐级重新办理，不能直接送回；请改选“逐级重新办理”。',
  'too-late-to-retract': '公文已进入「{stage}」之后的环节，不能撤回；请联系现办理人退回。',
  'number-stays': '公文已经编号，不能撤稿；确需停办的请作废该文号。',
  'not-numbered': '公文尚未编号，没有文号可以作废；不再办理的请撤稿。',
  'not-issued': '公文尚未分发，无需撤回；请直接退回或作废。',
  'flow-mismatch': '流程走到的「{step}」与公文所处环节不符，没有提交；请联系流程管理员检查流程定义。',
  'not-yours': '您不是本环节的办理人，也没有这项职责；请联系现办理人或办公室。',
  'use-own-operation': '「{stage}」环节请使用该环节的专用办理按钮，不能只填写意见提交。',
  'receipt-signed-already': '这份公文已由{name}于{at}签收，无需重复签收。',
  'receipt-recalled': '发文单位已撤回这份公文，请勿签收办理，已打印的请按要求退回或销毁。',
  'wait-before-urging': '一小时内已经催过，请{minutes}分钟后再催。',
  'nothing-to-urge': '所选单位都已签收，无需催办。',
  'annex-not-drawn': '这个 PDF 附件不能排进正文：附件合计超过{most}页、文件太大、加了密码或已损坏；请拆分或重新导出后再上传，或只随文附送。',
  'sealed-no-draft': '公文已经用印，不再提供可编辑的文稿；请下载 PDF 或 OFD。',
  'draft-import-unreadable': '没有读懂这个文件：{why}；请另存为 .docx、.ofd、.pdf 或 .txt 后再导入。',
  'draft-import-no-text': '文件里只有图片，没有文字（可能是扫描件），请先识别文字，或手工录入。',
  'draft-import-empty': '文件里没有文字，请检查后重新选择。',
  'export-too-large': '符合条件的公文超过{limit}件，请缩小范围后再导出。',
}

import type { Sentences } from '#lib/refusals'

/** Why a .docx could not be read. */
export type DocxRefusal = 'not-docx' | 'docx-encrypted' | 'docx-too-large' | 'docx-damaged'

export const docxRefusals: Sentences<DocxRefusal> = {
  'not-docx': '这不是 .docx 文件，请在文字处理软件中另存为 .docx 后再试。',
  'docx-encrypted': '这是旧版 .doc 文件或加密的文件，请去掉密码、另存为 .docx 后再试。',
  'docx-too-large': '文件展开后过大，可能不是正常的公文，请拆分后再试。',
  'docx-damaged': '文件已损坏，无法读取，请在文字处理软件中打开修复、另存后再试。',
}

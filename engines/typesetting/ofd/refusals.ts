import type { Sentences } from '#lib/refusals'

/** Why a file is not taken as an OFD package at all. */
export type OfdRefusal =
  | 'not-a-package' | 'package-damaged' | 'package-too-large' | 'package-unsafe' | 'package-unsupported' | 'not-ofd'

export const ofdRefusals: Sentences<OfdRefusal> = {
  'not-a-package': '这不是OFD文件，请选择扩展名为.ofd的版式文件。',
  'package-damaged': 'OFD文件已损坏（{what}），请向来文单位索取完好的文件。',
  'package-too-large': 'OFD文件超出处理上限（{what}），请拆分后再试。',
  'package-unsafe': 'OFD文件内有不安全的内容（{what}），已拒绝打开，请核实文件来源。',
  'package-unsupported': 'OFD文件用了不支持的压缩方式（{what}），请用版式软件另存后再试。',
  'not-ofd': '压缩包里没有可用的OFD入口（{what}），请选择版式文件。',
}

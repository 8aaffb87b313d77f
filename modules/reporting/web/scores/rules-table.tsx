import { adoptionLevelWords, instructionLevelWords, kindWords } from '../../core/items/words.ts'
import { pointLevelWords } from '../../core/network/types.ts'
import { adoptionLevels, instructionLevels, scoredKinds, sharingWords, type ScoreRules } from '../../core/scores/rules.ts'

/** A rule table as it is read aloud: what brings how much, and what costs. */
export function RulesTable({ rules }: { readonly rules: ScoreRules }) {
  const { adoption, instruction, weights, commission, minimum, emergency, sharing, leadShare, caps } = rules
  const weighed = scoredKinds.filter((kind) => weights[kind] !== 100)
  return (
    <dl className="rpt-facts">
      <div><dt>采用</dt><dd>{adoptionLevels.map((level) => `${adoptionLevelWords[level]}${adoption[level].single === adoption[level].combined ? `${adoption[level].single}分` : `单条${adoption[level].single}分、综合${adoption[level].combined}分`}`).join('；')}</dd></div>
      <div><dt>批示</dt><dd>{instructionLevels.map((level) => `${instructionLevelWords[level]}${instruction[level]}分`).join('；')}</dd></div>
      <div><dt>类别权重</dt><dd>{weighed.length > 0 ? weighed.map((kind) => `${kindWords[kind]}类采用按${weights[kind]}%计`).join('；') : '各类相同'}</dd></div>
      <div><dt>约稿</dt><dd>被采用另加{commission.adopted}分；没有按期报送扣{commission.unanswered}分</dd></div>
      <div><dt>合并采用</dt><dd>{sharingWords[sharing]}{sharing === 'lead' && `，牵头单位得${leadShare}%，其余平分`}</dd></div>
      <div><dt>紧急信息</dt><dd>迟报扣{emergency.late}分，漏报扣{emergency.missed}分，瞒报、谎报一票否决</dd></div>
      <div><dt>最低报送数</dt><dd>{minimum.levels.length === 0 ? '不设（减负，不以数量论成绩）' : `${minimum.levels.map((level) => pointLevelWords[level]).join('、')}每月${minimum.monthly}条，少的扣${minimum.monthlyDeduction}分；每季度综合调研类${minimum.quarterlyLong}条，少的扣${minimum.quarterlyDeduction}分`}</dd></div>
      <div><dt>上限</dt><dd>{caps.item === null ? '同一条信息不设上限' : `同一条信息最多${caps.item}分`}；{caps.month === null ? '每月不设上限' : `每月最多${caps.month}分`}</dd></div>
    </dl>
  )
}

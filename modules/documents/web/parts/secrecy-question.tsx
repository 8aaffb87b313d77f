import { useState } from 'react'
import type { Issue } from '#lib/issues'
import { Banner, FieldLack } from '#ui'
import type { Elements } from '../../core/content.ts'
import { Check } from './check.tsx'

export interface SecrecyQuestionProps {
  readonly isConfirmed: boolean
  readonly hasWorkSecret: boolean
  readonly onChange: (change: Partial<Elements>) => void
  readonly issues: readonly Issue[]
}

/** 是否涉密: asked of every draft. Yes is refused with the way out; this system holds no state secrets. */
export function SecrecyQuestion({ isConfirmed, hasWorkSecret, onChange, issues }: SecrecyQuestionProps) {
  const [isSecret, setSecret] = useState(false)
  const answer = (secret: boolean) => {
    setSecret(secret)
    onChange({ isConfirmedUnclassified: !secret })
  }
  return (
    <fieldset className="doc-secrecy" aria-describedby="isConfirmedUnclassified-lack">
      <legend>是否涉及国家秘密（必答）</legend>
      <div className="sn-row">
        <label className="sn-row"><input id="isConfirmedUnclassified" type="radio" name="secrecy" checked={isConfirmed} onChange={() => answer(false)} />不涉密</label>
        <label className="sn-row"><input type="radio" name="secrecy" checked={isSecret && !isConfirmed} onChange={() => answer(true)} />涉密</label>
        {isConfirmed && <Check id="workSecret" label="含工作秘密（内部掌握）" isChecked={hasWorkSecret} onChange={(workSecret) => onChange({ workSecret })} issues={issues} />}
      </div>
      {isSecret && !isConfirmed && (
        <Banner tone="overdue">涉密文稿不得在本系统起草、传输和存储。请立即停止录入，已写的内容不要保存，改到涉密计算机上起草，并联系本单位保密员处理。</Banner>
      )}
      <FieldLack field="isConfirmedUnclassified" issues={issues} />
    </fieldset>
  )
}

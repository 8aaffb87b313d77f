import { useState } from 'react'
import { ActForm, TextField } from './act-form.tsx'

export interface PasswordFormProps {
  readonly verb: string
  /** Login of whose password it is, so that the browser keeps it at the right name. */
  readonly login?: string
  readonly length: number
  readonly asksCurrent: boolean
  readonly onSet: (given: { current: string; next: string }) => Promise<unknown>
}

/** Sets a password: typed once, shown on demand; a second typing would only be copied. */
export function PasswordForm({ verb, login, length, asksCurrent, onSet }: PasswordFormProps) {
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const act = async () => {
    await onSet({ current, next })
    setCurrent('')
    setNext('')
  }
  return (
    <ActForm verb={verb} onAct={act}>
      {(issues) => (
        <>
          {login && <input type="text" hidden readOnly autoComplete="username" value={login} />}
          {asksCurrent && <TextField id="current" label="当前口令" isSecret value={current} onChange={setCurrent} input={{ autoComplete: 'current-password' }} />}
          <TextField
            id="password" label="新口令" isSecret value={next} onChange={setNext} issues={issues} input={{ autoComplete: 'new-password' }}
            hint={`至少 ${length} 位，大写、小写、数字、符号四类中用三类，不含登录名和姓名（及拼音），不与最近五次相同，九十天内更换。`}
          />
        </>
      )}
    </ActForm>
  )
}

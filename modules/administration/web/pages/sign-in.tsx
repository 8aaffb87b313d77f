import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ProblemNote, Waiting, useTitle } from '#ui'
import '../administration.css'
import { entryKey, useEntering } from '../entering.ts'
import { ActForm, TextField } from '../parts/act-form.tsx'
import { EnrolSecondFactor } from '../parts/enrol-second-factor.tsx'
import { PasswordForm } from '../parts/password-form.tsx'
import { SamplePeople } from '../parts/sample-people.tsx'
import { type Entry, type Stage, proveSecondFactor, readEntry, setPassword, signIn, signOut, startOidc } from '../session-api.ts'

/** Signing in, step by step; which step is due is what the server says. */
export function Page() {
  useTitle('登录')
  const { data: entry, error, refetch } = useQuery({ queryKey: entryKey, queryFn: readEntry, staleTime: 0, refetchOnWindowFocus: false })
  const enter = useEntering()
  if (error) return <ProblemNote problem={error} onRetry={() => void refetch()} />
  if (!entry) return <Waiting lines={5} />
  return <><p className="adm-office">{entry.office}</p><Step entry={entry} onEntered={enter} /></>
}

interface StepProps {
  readonly entry: Entry
  readonly onEntered: (stage: Stage) => Promise<void>
}

function Step({ entry, onEntered }: StepProps) {
  switch (entry.stage) {
    case 'second-factor': return <Proof onEntered={onEntered} />
    case 'new-password': return (
      <>
        <h1>更换口令</h1>
        <p>您的口令已到期或被要求更换，更换后即可继续。</p>
        <PasswordForm verb="更换并继续" asksCurrent length={entry.passwordLength} onSet={async ({ current, next }) => { await setPassword(current, next); await onEntered((await readEntry()).stage ?? 'open') }} />
        <Leave onEntered={onEntered} />
      </>
    )
    case 'enrol-second-factor': return (
      <>
        <h1>绑定动态口令</h1>
        <EnrolSecondFactor onDone={() => void onEntered('open')} />
        <Leave onEntered={onEntered} />
      </>
    )
    case 'open': return (
      <>
        <h1>您已登录</h1>
        <div className="adm-form"><p>当前身份：{entry.name}</p><div className="sn-row"><Button type="primary" onClick={() => void onEntered('open')}>进入</Button><Leave onEntered={onEntered} /></div></div>
      </>
    )
    case null: return <Credentials entry={entry} onEntered={onEntered} />
  }
}

function Credentials({ entry, onEntered }: StepProps) {
  const [login, setLogin] = useState('')
  const [password, setPasswordText] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  return (
    <div className={entry.demo ? 'adm-entry adm-entry-demo' : 'adm-entry'}>
      <section aria-labelledby="entry-title">
        <h1 id="entry-title">登录</h1>
        <ActForm verb="登录" onAct={async () => onEntered((await signIn(login, password)).stage)}>
          {() => (
            <>
              <TextField id="login" label="登录名" value={login} onChange={setLogin} input={{ autoComplete: 'username', autoFocus: true }} />
              <TextField id="password" label="口令" isSecret value={password} onChange={setPasswordText} input={{ autoComplete: 'current-password' }} />
            </>
          )}
        </ActForm>
        {problem ? <ProblemNote problem={problem} /> : null}
        {entry.oidc && <Button block onClick={() => { startOidc().then(({ url }) => { location.href = url }).catch(setProblem) }}>用统一身份认证登录</Button>}
      </section>
      {entry.demo && <SamplePeople onEntered={onEntered} />}
    </div>
  )
}

function Proof({ onEntered }: { readonly onEntered: (stage: Stage) => Promise<void> }) {
  const [code, setCode] = useState('')
  return (
    <>
      <h1>输入动态口令</h1>
      <ActForm verb="继续" onAct={async () => onEntered((await proveSecondFactor(code)).stage)} aside={<Leave onEntered={onEntered} />}>
        {() => <TextField id="code" label="动态口令" hint="身份验证器上的六位数字；手机不在身边时可输入恢复码。" value={code} onChange={setCode} input={{ autoComplete: 'one-time-code', autoFocus: true, maxLength: 12 }} />}
      </ActForm>
    </>
  )
}

const Leave = ({ onEntered }: { readonly onEntered: (stage: Stage) => Promise<void> }) => (
  <button type="button" className="sn-plain" onClick={() => void signOut().then(() => onEntered('second-factor'))}>换一个账号</button>
)

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { GoLink, ProblemNote, Waiting, showToast, useGo, useTitle } from '#ui'
import '../administration.css'
import { ActForm, TextField } from '../parts/act-form.tsx'
import { PasswordForm } from '../parts/password-form.tsx'
import { type LinkFacts, applyLink, lookAtLink, readEntry } from '../session-api.ts'

/** Where a one-time link leads: its holder sets the own password, or makes the first system administrator. */
export function Page() {
  useTitle('设置口令')
  // Read once: the token stands behind the #, which never reaches a server.
  const [token] = useState(() => location.hash.slice(1))
  const { data: facts, error } = useQuery({ queryKey: ['session-entry', 'link', token], queryFn: () => lookAtLink(token), retry: false })
  const { data: entry } = useQuery({ queryKey: ['session-entry'], queryFn: readEntry })
  if (error) return <><h1>链接不能使用</h1><ProblemNote problem={error} /><GoLink to="/sign-in">去登录</GoLink></>
  if (!facts || !entry) return <Waiting lines={5} />
  return facts.purpose === 'first-administrator' ? <FirstAdministrator token={token} length={entry.passwordLength} /> : <OwnPassword token={token} facts={facts} length={entry.passwordLength} />
}

function OwnPassword({ token, facts, length }: { readonly token: string; readonly facts: LinkFacts; readonly length: number }) {
  const done = useDone()
  return (
    <>
      <h1>{facts.name}，请设置口令</h1>
      <p className="sn-muted">登录名：{facts.login}</p>
      <PasswordForm verb="设置口令" {...(facts.login ? { login: facts.login } : {})} length={length} asksCurrent={false} onSet={async ({ next }) => { await applyLink({ token, password: next }); done() }} />
    </>
  )
}

function FirstAdministrator({ token, length }: { readonly token: string; readonly length: number }) {
  const [login, setLogin] = useState('sysadmin')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const done = useDone()
  return (
    <>
      <h1>建立首个系统管理员</h1>
      <p>平台没有默认账号和口令。由此建立的系统管理员再建立安全保密管理员和安全审计员，三者分立，一人不兼两职。</p>
      <ActForm verb="建立" onAct={async () => { await applyLink({ token, password, first: { login, name } }); done() }}>
        {(issues) => (
          <>
            <TextField id="login" label="登录名" hint="3 至 32 位小写字母、数字、点、下划线或短横线，以字母开头。" value={login} onChange={setLogin} input={{ autoComplete: 'username' }} />
            <TextField id="name" label="姓名" value={name} onChange={setName} input={{ autoComplete: 'name' }} />
            <TextField id="password" label="口令" isSecret hint={`至少 ${length} 位，大写、小写、数字、符号四类中用三类，不含登录名和姓名。`} value={password} onChange={setPassword} issues={issues} input={{ autoComplete: 'new-password' }} />
          </>
        )}
      </ActForm>
    </>
  )
}

function useDone(): () => void {
  const go = useGo()
  return () => {
    showToast({ text: '口令已设置，请登录。' })
    go('/sign-in', { isReplacing: true })
  }
}

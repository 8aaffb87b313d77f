import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { LookChoices, showToast, useSession, useSetting, useTitle } from '#ui'
import '../administration.css'
import { EnrolSecondFactor } from '../parts/enrol-second-factor.tsx'
import { PasswordForm } from '../parts/password-form.tsx'
import { Signature } from '../parts/signature.tsx'
import { longestPhrase, raised, readPhrases, withPhrase } from '../phrases.ts'
import { hasSecondFactor, readEntry, setPassword } from '../session-api.ts'

/** My settings: how it looks, common phrases, signature, password, second factor. */
export function Page() {
  useTitle('我的设置')
  const session = useSession()
  return (
    <div className="adm-page">
      <header className="sn-page-head"><h1>我的设置</h1></header>
      <Part title="显示"><LookChoices /></Part>
      {session.person && <Part title="常用语"><Phrases /></Part>}
      {session.person && <Part title="签名"><Signature /></Part>}
      {!session.demo && <Part title="口令"><Password login={session.name} /></Part>}
      {!session.demo && <Part title="动态口令"><SecondFactor /></Part>}
    </div>
  )
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="sn-card adm-part" aria-label={title}><h2>{title}</h2>{children}</section>
)

function Phrases() {
  const [phrases, setPhrases] = useSetting('phrases', readPhrases)
  const [text, setText] = useState('')
  const add = () => {
    setPhrases(withPhrase(phrases, text))
    setText('')
  }
  return (
    <>
      <p className="sn-muted">填写意见时按 Alt+1 至 Alt+9 插入前九条。</p>
      <ol aria-label="常用语">
        {phrases.map((phrase, at) => (
          <li key={phrase} className="adm-phrase">
            <span>{phrase}</span>
            {at > 0 && <button type="button" className="sn-plain" aria-label={`上移“${phrase}”`} onClick={() => setPhrases(raised(phrases, phrase))}>上移</button>}
            <button type="button" className="sn-plain" aria-label={`删除“${phrase}”`} onClick={() => setPhrases(phrases.filter((other) => other !== phrase))}>删除</button>
          </li>
        ))}
      </ol>
      <form className="sn-row adm-form-foot" onSubmit={(event) => { event.preventDefault(); add() }}>
        <Input aria-label="新的常用语" placeholder="新的常用语" maxLength={longestPhrase} value={text} onChange={(event) => setText(event.target.value)} style={{ flex: 1, minWidth: '12rem' }} />
        <Button htmlType="submit">加入</Button>
      </form>
    </>
  )
}

function Password({ login }: { readonly login: string }) {
  const { data } = useQuery({ queryKey: ['session-entry'], queryFn: readEntry })
  const set = async ({ current, next }: { current: string; next: string }) => {
    await setPassword(current, next)
    showToast({ text: '口令已更换，其他设备上的登录已全部退出。' })
  }
  return <PasswordForm verb="更换口令" login={login} asksCurrent length={data?.passwordLength ?? 10} onSet={set} />
}

function SecondFactor() {
  const cache = useQueryClient()
  const { data: isBound } = useQuery({ queryKey: ['session-second-factor'], queryFn: hasSecondFactor })
  const [isEnrolling, setEnrolling] = useState(false)
  const done = () => {
    setEnrolling(false)
    void cache.invalidateQueries({ queryKey: ['session-second-factor'] })
  }
  if (isEnrolling) return <EnrolSecondFactor onDone={done} />
  if (isBound) return <p>● 已绑定。换手机时请联系安全保密管理员重置，再重新绑定。</p>
  return <><p>尚未绑定。绑定后，登录时除口令外还要输入手机上的六位数字。</p><Button onClick={() => setEnrolling(true)}>绑定动态口令</Button></>
}

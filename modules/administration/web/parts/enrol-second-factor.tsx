import { useQuery } from '@tanstack/react-query'
import { Button, QRCode } from 'antd'
import { useState } from 'react'
import { ProblemNote, Waiting } from '#ui'
import { confirmTotp, startTotp } from '../session-api.ts'
import { ActForm, TextField } from './act-form.tsx'

/** Binds an authenticator: scan, type the first code, keep the recovery codes. */
export function EnrolSecondFactor({ onDone }: { readonly onDone: () => void }) {
  const { data, error } = useQuery({ queryKey: ['session-enrolment'], queryFn: startTotp, staleTime: Number.POSITIVE_INFINITY, gcTime: 0, retry: false })
  const [code, setCode] = useState('')
  const [kept, setKept] = useState<readonly string[] | null>(null)
  if (error) return <ProblemNote problem={error} />
  if (kept) return <RecoveryCodes codes={kept} onDone={onDone} />
  if (!data) return <Waiting lines={4} />
  return (
    <ActForm verb="绑定" onAct={async () => setKept((await confirmTotp(code)).recoveryCodes)}>
      {() => (
        <>
          <p>用手机上的身份验证器（支持 TOTP 的任一种）扫描下面的二维码，再输入它显示的六位数字。</p>
          <div className="adm-qr"><QRCode value={data.uri} type="svg" aria-label="绑定动态口令的二维码" bgColor="#FFFFFF" color="#1F2329" /></div>
          <p className="sn-muted">不能扫码时，在验证器中手工输入密钥：<code className="adm-secret">{data.secret.replace(/.{4}/g, '$& ').trim()}</code></p>
          <TextField id="code" label="六位动态口令" value={code} onChange={setCode} input={{ inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 6 }} />
        </>
      )}
    </ActForm>
  )
}

function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  return (
    <div className="adm-form">
      <h2>请保存恢复码</h2>
      <p>手机不在身边时，用恢复码代替动态口令，每个只能用一次。现在抄录或打印，关闭后不再显示。</p>
      <ul className="adm-codes">{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
      <div className="sn-row adm-form-foot sn-screen-only"><Button onClick={() => print()}>打印</Button><Button type="primary" onClick={onDone}>已保存，继续</Button></div>
    </div>
  )
}

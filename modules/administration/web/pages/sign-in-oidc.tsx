import { useEffect, useRef, useState } from 'react'
import { GoLink, ProblemNote, Waiting, useHere, useTitle } from '#ui'
import { useEntering } from '../entering.ts'
import { finishOidc } from '../session-api.ts'

/** Where the OpenID provider sends people back. */
export function Page() {
  useTitle('统一身份认证')
  const { query } = useHere()
  const enter = useEntering()
  const [problem, setProblem] = useState<unknown>(null)
  const hasBegun = useRef(false)
  useEffect(() => {
    // The code is good once; a second run of this effect would waste it.
    if (hasBegun.current) return
    hasBegun.current = true
    finishOidc(query).then(({ stage }) => enter(stage)).catch(setProblem)
  }, [query, enter])
  if (!problem) return <><h1>正在登录</h1><Waiting lines={3} /></>
  return <><h1>没有登录成功</h1><ProblemNote problem={problem} /><GoLink to="/sign-in">返回登录页</GoLink></>
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Banner, ProblemNote, momentWords, today } from '#ui'
import { client, queries } from '../api.ts'

/** Tells an administrator that another's account was recovered from the server, until he says that he knows. */
export function RecoveryNotes() {
  const { data = [], refetch } = useQuery(queries.recoveries.queryOptions())
  const noting = useMutation({ mutationFn: () => client.noteRecoveries(), onSuccess: () => refetch() })
  return (
    <>
      {noting.error && <ProblemNote problem={noting.error} />}
      {data.map(({ at, name, login, by, reason }, index) => (
        <Banner key={at} tone="overdue" action={index === 0 ? <Button loading={noting.isPending} onClick={() => noting.mutate()}>我已知悉</Button> : undefined}>
          {momentWords(at, today())}，{by} 在服务器上找回了“{name}”（{login}）的账号，原口令和动态口令已失效。事由：{reason}。如未经批准，请立即报告，由安全审计员查阅审计、系统管理员另建安全保密管理员后停用该账号。
        </Banner>
      ))}
    </>
  )
}

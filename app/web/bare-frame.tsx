import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { DemoBanner, SkipLink, callApi } from '#ui'

/** Round the pages shown to nobody in particular: signing in. */
export function BareFrame() {
  const { data: entry } = useQuery({ queryKey: ['entry'], queryFn: async () => (await callApi('GET', '/session/entry')) as { readonly demo: boolean } })
  return (
    <div className="sn-bare">
      <header>
        <SkipLink />
        <div className="sn-brand"><span className="sn-brand-name">枢纽</span><span className="sn-brand-office">党委办公室综合办公平台</span></div>
        {entry?.demo && <DemoBanner />}
      </header>
      <main id="main" tabIndex={-1}><div className="sn-bare-card"><Outlet /></div></main>
      <footer>本系统不处理国家秘密，请勿录入、上传涉密内容</footer>
    </div>
  )
}

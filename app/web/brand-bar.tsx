import { FontSizeOutlined, MenuOutlined, UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { DemoBanner, GoLink, LookChoices, Popover, type SessionInfo, callApi, sendDelayed, useGo } from '#ui'

export interface BrandBarProps {
  readonly session: SessionInfo
  readonly isMenuOpen: boolean
  readonly onMenu: () => void
  readonly children?: ReactNode
}

/** Whose platform this is, how it looks, and who works here now. */
export function BrandBar({ session, isMenuOpen, onMenu, children }: BrandBarProps) {
  const signOut = useSignOut()
  return (
    <>
      <div className="sn-brand">
        <button type="button" className="sn-brand-button sn-menu-button" aria-expanded={isMenuOpen} aria-controls="menu" aria-label="主菜单" onClick={onMenu}><MenuOutlined /></button>
        <GoLink to="/" className="sn-brand-name">枢纽</GoLink>
        <span className="sn-brand-office">{session.office}</span>
        <span className="sn-brand-space" />
        {children}
        <Popover content={<LookChoices />} trigger="click" placement="bottomRight" title="显示">
          <button type="button" className="sn-brand-button" aria-haspopup="dialog"><FontSizeOutlined /><span className="sn-brand-word">显示</span></button>
        </Popover>
        <Popover content={<div className="sn-options"><GoLink to="/settings">我的设置</GoLink><button type="button" className="sn-plain" onClick={signOut}>退出登录</button></div>} trigger="click" placement="bottomRight">
          <button type="button" className="sn-brand-button" aria-haspopup="dialog"><UserOutlined /><span className="sn-brand-person">{session.name}</span></button>
        </Popover>
      </div>
      {session.demo && <DemoBanner />}
    </>
  )
}

function useSignOut(): () => void {
  const queries = useQueryClient()
  const go = useGo()
  return () => {
    // Nobody may send in his name afterwards what he asked for just now.
    void sendDelayed().then(() => callApi('POST', '/session/sign-out')).finally(() => {
      queries.clear()
      go('/sign-in')
    })
  }
}

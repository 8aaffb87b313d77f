import { createContext, useContext } from 'react'
import type { WebModule } from '#ui'
import { officeFunctions } from './inbox-views.ts'

const ModulesContext = createContext<readonly WebModule[]>([])

/** Tells the desk which modules there are: whose lines belong to which function, and where an administrator goes. The frame gives it. */
export const ShownModules = ModulesContext.Provider
export const useShownModules = (): readonly WebModule[] => useContext(ModulesContext)

/** Modules that serve one of the four functions, with the word of their first entry in it. */
export const ownersOf = (modules: readonly Pick<WebModule, 'name' | 'nav'>[]): readonly { readonly name: string; readonly label: string }[] =>
  modules.flatMap(({ name, nav }) => {
    const entry = nav.find(({ function: at }) => officeFunctions.some((one) => one.name === at))
    return entry ? [{ name, label: entry.label }] : []
  })

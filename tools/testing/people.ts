import type { Browser, BrowserContext, Page } from 'playwright-core'

/** Signs sample people in to the demonstration in a real browser, each in a context (a computer) of his own. */
export function peopleIn(browser: Browser, origin: string) {
  const contexts = new Map<string, BrowserContext>()
  const accountOf = async (name: string) => {
    const groups = await (await fetch(`${origin}/api/session/demo`)).json() as { people: { name: string; account: string }[] }[]
    const found = groups.flatMap(({ people }) => people).find((person) => person.name === name)
    if (!found) throw new Error(`no sample person is called ${name}`)
    return found.account
  }
  return {
    /** A page of this person's; a phone-sized one if asked. */
    async page(name: string, size: { width: number; height: number } = { width: 1366, height: 768 }): Promise<Page> {
      const key = `${name} ${size.width}`
      let context = contexts.get(key)
      if (!context) {
        context = await browser.newContext({ viewport: size, reducedMotion: 'reduce', locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true })
        contexts.set(key, context)
        const answer = await context.request.post(`${origin}/api/session/demo`, { headers: { 'x-requested-with': 'shuniu' }, data: { account: await accountOf(name) } })
        if (!answer.ok()) throw new Error(`${name} could not enter: ${await answer.text()}`)
      }
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      return page
    },
  }
}

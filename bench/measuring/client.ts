import { Agent, request } from 'node:http'

/** A plain client: kept connections, one cookie, nothing of a browser's cost, so that the measured server gets the processor. */
export function clientOf(origin: string, cookie: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const ask = (method: 'GET' | 'POST', path: string, body?: unknown, key?: string) => new Promise<{ status: number; text: string }>((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const sent = request(`${origin}/api${path}`, {
      method, agent, headers: {
        cookie, 'x-requested-with': 'shuniu', ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }), ...(key ? { 'idempotency-key': key } : {}),
      },
    }, (response) => {
      let answer = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { answer += chunk }).on('end', () => resolve({ status: response.statusCode ?? 0, text: answer })).on('error', reject)
    })
    sent.on('error', reject)
    sent.end(text)
  })
  return { ask, close: () => { agent.destroy() } }
}

export type Client = ReturnType<typeof clientOf>

/** Enters the demonstration as a sample person; answers the session's cookie. */
export async function enter(origin: string, name: string): Promise<string> {
  const groups = (await (await fetch(`${origin}/api/session/demo`)).json()) as { people: { account: string; name: string }[] }[]
  const person = groups.flatMap(({ people }) => people).find((one) => one.name === name)
  if (!person) throw new Error(`no sample person is called ${name}`)
  const entered = await fetch(`${origin}/api/session/demo`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-requested-with': 'shuniu' }, body: JSON.stringify({ account: person.account }) })
  return entered.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
}

/** Names of sample people who hold these posts, by the words of the sign-in page. */
export async function sampleNames(origin: string, posts: readonly string[]): Promise<readonly string[]> {
  const groups = (await (await fetch(`${origin}/api/session/demo`)).json()) as { people: { name: string; post: string }[] }[]
  return posts.map((post) => {
    const found = groups.flatMap(({ people }) => people).find((one) => one.post.endsWith(post))
    if (!found) throw new Error(`no sample person is ${post}`)
    return found.name
  })
}

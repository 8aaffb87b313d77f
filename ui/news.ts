import type { QueryClient } from '@tanstack/react-query'

/** One message of `/api/notices/stream`: what changed, as query-key prefixes (`documents`, `workflow.inbox`), and perhaps a notice to show. */
export interface News {
  readonly topics: readonly string[]
  readonly notice?: { readonly id: string; readonly title: string; readonly href?: string }
}

/** News in a message's text, or null when it is none. */
export function readNews(data: string): News | null {
  try {
    const news: unknown = JSON.parse(data)
    return typeof news === 'object' && news !== null && 'topics' in news && Array.isArray(news.topics) ? (news as News) : null
  } catch {
    return null
  }
}

/** Whether a query's key lies under a topic: `documents.list` under `documents`, not under `doc`. */
export function isUnder(queryKey: readonly unknown[], topic: string): boolean {
  const path = queryKey[0]
  return Array.isArray(path) && topic.split('.').every((part, at) => path[at] === part)
}

/** Refreshes every query that the news concerns. */
export function refresh(queries: QueryClient, news: News): Promise<void> {
  return queries.invalidateQueries({ predicate: (query) => news.topics.some((topic) => isUnder(query.queryKey, topic)) })
}

/**
 * Hears news for as long as the page lives; answers how to stop. All tabs share one stream: HTTP/1.1 allows six
 * connections to a host, and seven tabs would otherwise stall. Where Web Locks are missing (plain http), each tab
 * listens only while it is visible.
 */
export function hearNews(url: string, heard: (news: News) => void): () => void {
  const ended = new AbortController()
  const channel = new BroadcastChannel('shuniu.news')
  channel.onmessage = (message) => {
    const news = readNews(String(message.data))
    if (news) heard(news)
  }
  const tell = (data: string) => {
    channel.postMessage(data)
    const news = readNews(data)
    if (news) heard(news)
  }
  if ('locks' in navigator) {
    navigator.locks.request('shuniu.news', { signal: ended.signal }, () => streamUntil(url, ended.signal, tell))
      .catch(() => undefined) // Aborted while waiting for its turn: this tab is closing.
  } else {
    streamWhileVisible(url, ended.signal, tell)
  }
  return () => {
    ended.abort()
    channel.close()
  }
}

function streamUntil(url: string, ended: AbortSignal, tell: (data: string) => void): Promise<void> {
  const stream = openStream(url, tell)
  return new Promise((resolve) => ended.addEventListener('abort', () => {
    stream.close()
    resolve()
  }, { once: true }))
}

function streamWhileVisible(url: string, ended: AbortSignal, tell: (data: string) => void): void {
  let stream: EventSource | null = null
  const settle = () => {
    stream?.close()
    stream = document.visibilityState === 'visible' ? openStream(url, tell) : null
  }
  settle()
  document.addEventListener('visibilitychange', settle, { signal: ended })
  ended.addEventListener('abort', () => stream?.close(), { once: true })
}

function openStream(url: string, tell: (data: string) => void): EventSource {
  const stream = new EventSource(url)
  stream.addEventListener('message', (message) => tell(String(message.data)))
  return stream
}

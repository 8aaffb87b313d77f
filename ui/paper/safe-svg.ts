/**
 * The page drawings come from our own engine, yet they hold people's text: anything that could act is taken out before
 * a drawing enters the page, whatever produced it.
 */
export function safeSvg(source: string): SVGSVGElement | null {
  const parsed = new DOMParser().parseFromString(source, 'image/svg+xml')
  const svg = parsed.documentElement
  if (!(svg instanceof SVGSVGElement)) return null
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    if (FORBIDDEN.has(element.localName)) element.remove()
    else for (const name of element.getAttributeNames()) if (isActing(element.localName, name, element.getAttribute(name) ?? '')) element.removeAttribute(name)
  }
  return svg
}

const FORBIDDEN: ReadonlySet<string> = new Set(['script', 'foreignObject', 'iframe', 'animate', 'set', 'a'])

/** Whether an attribute could act or fetch. What a page may fetch is a picture kept in our own store of files, and only as a picture. */
export const isActing = (element: string, name: string, value: string): boolean =>
  name.startsWith('on') || (/(^|:)href$/.test(name) && !/^(#|data:image\/(png|jpeg|gif|webp);)/.test(value) && !(element === 'image' && KEPT_PICTURE.test(value)))

const KEPT_PICTURE = /^\/api\/files\/[\w-]+\?inline=1$/

import { createElement, type ReactNode } from 'react'
import { renderToReadableStream } from 'react-dom/server'

type Component = (props: object) => ReactNode | Promise<ReactNode>

/** Renders a page with all its parts; what the page or a part of it throws is thrown. */
export async function renderPage(page: Component, props: object): Promise<string> {
  const errors: unknown[] = []
  const stream = await renderToReadableStream(createElement(page, props), {
    onError: (error) => void errors.push(error),
  })
  await stream.allReady
  const [error] = errors
  if (error) throw error as Error
  return new Response(stream).text()
}

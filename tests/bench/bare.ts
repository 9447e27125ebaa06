import { createServer } from 'node:http'
import { answerParent } from './child.ts'

/* Node alone: the bytes of one page, headers and all, as fast as they can be sent. */

const [port = '', headers = '', body = ''] = process.argv.slice(2)
const bytes = Buffer.from(body, 'base64')
const server = createServer((_request, response) => {
  response.writeHead(200, JSON.parse(headers) as Record<string, string>)
  response.end(bytes)
})
server.listen(Number(port), '127.0.0.1', () => answerParent(async () => { server.closeAllConnections() }))

import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Knows which connections wait for an answer, so that a stop closes the others at once: browsers open some ahead of
 * need, and Node does not count a connection as idle before its first request.
 */
export function trackConnections(server: Server): { closeWaiting(): void } {
  const open = new Map<Socket, number>()
  server.on('connection', (socket: Socket) => {
    open.set(socket, 0)
    socket.once('close', () => open.delete(socket))
  })
  server.on('request', ({ socket }, response) => {
    open.set(socket, (open.get(socket) ?? 0) + 1)
    response.once('close', () => { if (open.has(socket)) open.set(socket, (open.get(socket) ?? 1) - 1) })
  })
  return {
    closeWaiting() {
      for (const [socket, unanswered] of open) if (unanswered === 0) socket.destroy()
    },
  }
}

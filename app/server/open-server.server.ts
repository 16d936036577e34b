import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { refuseBrokenRequest } from '#app/server/refuse-visit.server.ts'

const second = 1000

/** An HTTP server that slow or greedy connections cannot hold for long. */
export function openServer(welcome: RequestListener): Server {
  const server = createServer(
    {
      headersTimeout: 15 * second,
      requestTimeout: 30 * second,
      keepAliveTimeout: 5 * second,
      connectionsCheckingInterval: 5 * second,
    },
    welcome,
  )
  server.maxConnections = 12_000
  // By default Node asks for the body before anybody has looked whether it is welcome.
  server.on('checkContinue', welcome)
  keepSilentOnes(server)
  server.on('clientError', (fault, socket) => refuseBrokenRequest(fault, socket as Socket))
  return server
}

const silent = new WeakMap<Server, Set<Socket>>()

/** Connections that have asked nothing yet; Node does not count them among the idle ones. */
export const silentConnections = (server: Server): Iterable<Socket> => silent.get(server) ?? []

function keepSilentOnes(server: Server) {
  const sockets = new Set<Socket>()
  const asks = ({ socket }: IncomingMessage) => void sockets.delete(socket)
  silent.set(server, sockets)
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('request', asks).on('checkContinue', asks)
}

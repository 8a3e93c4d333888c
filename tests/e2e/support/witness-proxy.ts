import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that lets nothing through and remembers who was asked for. */
export interface WitnessProxy {
  port: number;
  /** Hosts that the browser wanted to reach, in the order of asking. */
  hosts: string[];
  close(): Promise<void>;
}

/**
 * Stands between a browser and the world. Every request that leaves the browser, from whichever page,
 * worker or service worker, has to pass here; only addresses of this machine are reached without it.
 */
export async function startWitnessProxy(): Promise<WitnessProxy> {
  const hosts: string[] = [];
  const server: Server = createServer((request, response) => {
    hosts.push(new URL(request.url ?? '', `http://${request.headers.host ?? 'unknown'}`).host);
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    hosts.push(request.url ?? 'unknown');
    // Whoever was asked for is noted; a browser that hangs up on the answer is its own affair.
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    hosts,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

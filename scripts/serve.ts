import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  CommandError,
  EXIT,
  readArguments,
  readNumber,
  runCommand,
  UsageError,
} from './cli/arguments.ts';
import { DIST_FOLDER, givenBuild } from './cli/project.ts';
import { startServer, type RunningServer, type ServerOptions } from './cli/static-server.ts';

const USAGE = `Serves the production build with the headers that Lectern needs.

  npm start [-- --port N] [--host H]

  --port N   port to listen on; 4173 unless given, or the next that is free
  --host H   address to listen on; 127.0.0.1 unless given, which only this machine reaches`;

/** The port that Vite's preview uses, too. */
const DEFAULT_PORT = 4_173;

/** How many ports are tried from the default on. */
const PORTS_TRIED = 50;

function codeOf(thrown: unknown): unknown {
  return thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
}

/** Names what keeps a server from listening; anything but a taken port. */
function nameRefusal(thrown: unknown, host: string, port: number): unknown {
  switch (codeOf(thrown)) {
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new CommandError(
        'host-unusable',
        `“${host}” is no address of this machine; 127.0.0.1 serves this machine alone, 0.0.0.0 every network it is in.`,
      );
    case 'EACCES':
      return new CommandError(
        'port-forbidden',
        `You may not use port ${port}; choose one from 1024 on with --port.`,
      );
    default:
      return thrown;
  }
}

/** Listens on the port that was asked for, or on the first free one from the default on. */
async function listen(
  base: Omit<ServerOptions, 'port'>,
  asked: number | undefined,
): Promise<RunningServer> {
  const ports =
    asked === undefined
      ? Array.from({ length: PORTS_TRIED }, (_, index) => DEFAULT_PORT + index)
      : [asked];
  for (const port of ports) {
    try {
      return await startServer({ ...base, port });
    } catch (thrown) {
      if (codeOf(thrown) !== 'EADDRINUSE') throw nameRefusal(thrown, base.host, port);
    }
  }
  const [first = DEFAULT_PORT, last = first] = [ports.at(0), ports.at(-1)];
  throw new CommandError(
    'port-taken',
    ports.length === 1
      ? `Port ${first} is taken by another program; choose another one with --port.`
      : `Ports ${first} to ${last} are all taken; choose another one with --port.`,
  );
}

async function serve(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    port: { type: 'string' },
    host: { type: 'string', default: '127.0.0.1' },
  });
  const [surplus] = positionals;
  if (surplus !== undefined) throw new UsageError(`“${surplus}” is no option.`);
  const port =
    values.port === undefined
      ? undefined
      : readNumber(values.port, 'The port', { min: 0, max: 65_535, whole: true });
  const root = givenBuild() ?? DIST_FOLDER;
  if (!existsSync(join(root, 'index.html'))) {
    throw new CommandError(
      'build-missing',
      'There is no build to serve; make one with: npm run build',
    );
  }
  const server = await listen({ root, host: values.host }, port);
  process.stdout.write(`Lectern is at ${server.url}\n`);
  const signal = await new Promise<'SIGINT' | 'SIGTERM'>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) {
      process.on(name, () => {
        resolve(name);
      });
    }
  });
  await server.close();
  return signal === 'SIGINT' ? EXIT.interrupted : EXIT.terminated;
}

await runCommand(USAGE, serve);

import { expect, test } from 'vitest';
import {
  CommandError,
  describeError,
  readArguments,
  readNumber,
  UsageError,
} from '../../../../scripts/cli/arguments.ts';

test('options and names are told apart wherever they stand', () => {
  const { values, positionals } = readArguments(['a', '--port', '1', 'b', '--', '--c'], {
    port: { type: 'string' },
  });
  expect(values.port).toBe('1');
  expect(positionals).toEqual(['a', 'b', '--c']);
});

test.each([[['--unknown']], [['--port']]])('%j is refused by name', (args) => {
  const read = (): unknown => readArguments(args, { port: { type: 'string' } });
  expect(read).toThrow(UsageError);
  expect(read).toThrow(/^option-invalid: .*--(?:unknown|port)/u);
});

test('a number is taken up to the edges of its range', () => {
  expect(readNumber('0.5', 'The speed', { min: 0.5, max: 2 })).toBe(0.5);
  expect(readNumber('65535', 'The port', { min: 0, max: 65_535, whole: true })).toBe(65_535);
});

test.each(['', 'x', '0x10', '1e3', '-1', '65536', '80.5', ' 80'])(
  '“%s” is no port, and the message says so',
  (text) => {
    expect(() => readNumber(text, 'The port', { min: 0, max: 65_535, whole: true })).toThrow(
      `The port is “${text}”; it has to be a whole number from 0 to 65535.`,
    );
  },
);

test('an error is told with its code where it has one', () => {
  expect(describeError(new CommandError('port-taken', 'Port 1 is taken.'))).toBe(
    'port-taken: Port 1 is taken.',
  );
  expect(describeError(new Error('No code.'))).toBe('No code.');
  expect(describeError({ code: 'job-unknown', message: 'Gone.' })).toBe('job-unknown: Gone.');
  expect(describeError('text')).toBe('text');
  expect(describeError({ code: 'EIO', message: 'EIO: i/o error' })).toBe('EIO: i/o error');
});

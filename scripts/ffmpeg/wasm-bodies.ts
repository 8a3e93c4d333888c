/**
 * The functions of a WebAssembly module, as bytes: what is needed to count which are called, and to
 * empty those that are not. Nothing else of the module is understood or changed.
 * WebAssembly Core Specification 2.0, 5.5 (binary format of modules).
 */

/** Numbers of sections (5.5.2). */
const SECTION = { import: 2, global: 6, export: 7, code: 10 } as const;

/** Kinds of what a module imports or exports (5.5.5, 5.5.10). */
const KIND = { function: 0, table: 1, memory: 2, global: 3 } as const;

/** A mutable 32-bit integer that begins as 0 (5.5.9): its type, `i32.const 0`, `end`. */
const MARK = [0x7f, 0x01, 0x41, 0x00, 0x0b] as const;

/** A body without locals that is never to be run (5.5.13, 5.4.1): `unreachable`, `end`. */
const EMPTY_BODY = Uint8Array.of(0x00, 0x00, 0x0b);

/** Bytes before the first section: magic number and version. */
const PREAMBLE = 8;

/** What the names of exported marks begin with; the number of the function follows. */
const MARK_NAME = 'called ';

interface Section {
  id: number;
  content: Uint8Array;
}

/** Reads bytes from the front. */
class Reader {
  position = 0;

  constructor(readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.position >= this.bytes.length;
  }

  byte(): number {
    const value = this.bytes[this.position];
    if (value === undefined) throw new RangeError('The WebAssembly module is cut short.');
    this.position += 1;
    return value;
  }

  /** An unsigned integer of up to 32 bits in LEB128 (5.2.2). */
  integer(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  }

  take(length: number): Uint8Array {
    if (this.position + length > this.bytes.length) {
      throw new RangeError('The WebAssembly module is cut short.');
    }
    const taken = this.bytes.subarray(this.position, this.position + length);
    this.position += length;
    return taken;
  }

  rest(): Uint8Array {
    return this.take(this.bytes.length - this.position);
  }
}

/** An unsigned integer in LEB128. */
function writeInteger(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return [...bytes, left];
}

/** Bytes with their length before them. */
function withLength(bytes: Uint8Array): Uint8Array[] {
  return [Uint8Array.from(writeInteger(bytes.length)), bytes];
}

function readSections(module: Uint8Array): Section[] {
  const reader = new Reader(module);
  reader.take(PREAMBLE);
  const sections: Section[] = [];
  while (!reader.isAtEnd) {
    const id = reader.byte();
    sections.push({ id, content: reader.take(reader.integer()) });
  }
  return sections;
}

/** The module with the content of some of its sections replaced. */
function rewriteSections(
  module: Uint8Array,
  replacements: ReadonlyMap<number, Uint8Array>,
): Uint8Array<ArrayBuffer> {
  const pieces: Uint8Array[] = [module.subarray(0, PREAMBLE)];
  for (const { id, content } of readSections(module)) {
    pieces.push(Uint8Array.of(id), ...withLength(replacements.get(id) ?? content));
  }
  return concatenate(pieces);
}

function concatenate(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(pieces));
}

function contentOf(module: Uint8Array, id: number): Uint8Array {
  const section = readSections(module).find((candidate) => candidate.id === id);
  if (section === undefined) throw new Error(`The WebAssembly module has no section ${id}.`);
  return section.content;
}

/** The bodies of the module's own functions, in order, without their lengths. */
export function readBodies(module: Uint8Array): Uint8Array[] {
  const reader = new Reader(contentOf(module, SECTION.code));
  return Array.from({ length: reader.integer() }, () => reader.take(reader.integer()));
}

function codeOf(bodies: readonly Uint8Array[]): Uint8Array {
  return concatenate([
    Uint8Array.from(writeInteger(bodies.length)),
    ...bodies.flatMap((body) => withLength(body)),
  ]);
}

/** How many globals the module imports; its own are numbered after them. */
function countImportedGlobals(module: Uint8Array): number {
  const reader = new Reader(contentOf(module, SECTION.import));
  let globals = 0;
  for (let left = reader.integer(); left > 0; left--) {
    // Where from, and its name there.
    reader.take(reader.integer());
    reader.take(reader.integer());
    const kind = reader.byte();
    if (kind === KIND.function) reader.integer();
    else if (kind === KIND.global) {
      reader.take(2);
      globals += 1;
    } else if (kind === KIND.table || kind === KIND.memory) {
      if (kind === KIND.table) reader.byte();
      const hasMaximum = (reader.byte() & 1) === 1;
      reader.integer();
      if (hasMaximum) reader.integer();
    } else throw new Error(`The WebAssembly module imports something of the kind ${kind}.`);
  }
  return globals;
}

/** A body that first sets a global to 1. */
function marking(body: Uint8Array, global: number): Uint8Array {
  const reader = new Reader(body);
  for (let groups = reader.integer(); groups > 0; groups--) {
    reader.integer();
    reader.byte();
  }
  const locals = body.subarray(0, reader.position);
  // `i32.const 1`, `global.set`.
  const mark = Uint8Array.from([0x41, 0x01, 0x24, ...writeInteger(global)]);
  return concatenate([locals, mark, reader.rest()]);
}

/** A list with more entries, each given as bytes, behind those that it has. */
function extendList(list: Uint8Array, entries: readonly Uint8Array[]): Uint8Array {
  const reader = new Reader(list);
  const count = reader.integer();
  return concatenate([
    Uint8Array.from(writeInteger(count + entries.length)),
    reader.rest(),
    ...entries,
  ]);
}

/** The module with a mark for each function that tells whether it was called; see {@link readMarks}. */
export function addMarks(module: Uint8Array): Uint8Array<ArrayBuffer> {
  const bodies = readBodies(module);
  const globals = contentOf(module, SECTION.global);
  const first = countImportedGlobals(module) + new Reader(globals).integer();
  const exported = bodies.map((_, index) => {
    const name = new TextEncoder().encode(`${MARK_NAME}${index}`);
    const number = writeInteger(first + index);
    return concatenate([...withLength(name), Uint8Array.of(KIND.global, ...number)]);
  });
  return rewriteSections(
    module,
    new Map([
      [
        SECTION.global,
        extendList(
          globals,
          bodies.map(() => Uint8Array.from(MARK)),
        ),
      ],
      [SECTION.export, extendList(contentOf(module, SECTION.export), exported)],
      [SECTION.code, codeOf(bodies.map((body, index) => marking(body, first + index)))],
    ]),
  );
}

/** Numbers of the module's own functions, from 0, that an instance of a module with marks has called. */
export function readMarks(exports: WebAssembly.Exports): Set<number> {
  const called = new Set<number>();
  for (const [name, value] of Object.entries(exports)) {
    if (!name.startsWith(MARK_NAME) || !(value instanceof WebAssembly.Global)) continue;
    if (value.value === 1) called.add(Number(name.slice(MARK_NAME.length)));
  }
  return called;
}

/** The module with every function emptied that is not kept: it traps when it is called. */
export function keepBodies(module: Uint8Array, kept: ReadonlySet<number>): Uint8Array<ArrayBuffer> {
  const bodies = readBodies(module).map((body, index) => (kept.has(index) ? body : EMPTY_BODY));
  return rewriteSections(module, new Map([[SECTION.code, codeOf(bodies)]]));
}

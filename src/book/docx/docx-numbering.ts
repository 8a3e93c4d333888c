import type { XmlAttributes, XmlSink } from './docx-xml.ts';

/** Word's lists have nine levels. */
const DEEPEST_LEVEL = 8;
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
const HIGHEST_ROMAN = 3999;

function toRoman(value: number): string {
  let rest = value;
  let text = '';
  for (const [size, digits] of ROMAN) {
    for (; rest >= size; rest -= size) text += digits;
  }
  return text;
}

/** A number as a list writes it (ECMA-376, 17.18.59); in digits where the way is not known. */
function formatNumber(value: number, format: string): string {
  const isRoman = /Roman$/.test(format) && value > 0 && value <= HIGHEST_ROMAN;
  const isLetter = /Letter$/.test(format) && value > 0 && value <= 26;
  const text = isRoman
    ? toRoman(value)
    : isLetter
      ? String.fromCharCode(96 + value)
      : String(value);
  return format.startsWith('upper') ? text.toUpperCase() : text;
}

/** One level of a list as it is defined. */
interface Level {
  format: string;
  /** What stands before an item, “%1” for the number of the first level. */
  label: string;
  start: number;
}

/** Reads how lists are numbered, and counts their items. */
export class DocxNumbering implements XmlSink {
  private readonly levels = new Map<string, Level>();
  private readonly lists = new Map<string, string>();
  private readonly counters = new Map<string, number[]>();
  private abstract = '';
  private list = '';
  private level: Level | null = null;

  open(name: string, attributes: XmlAttributes): void {
    const value = attributes.get('val') ?? '';
    if (name === 'abstractNum') this.abstract = attributes.get('abstractNumId') ?? '';
    else if (name === 'lvl') {
      this.level = { format: '', label: '', start: 1 };
      this.levels.set(`${this.abstract}/${attributes.get('ilvl') ?? '0'}`, this.level);
    } else if (name === 'num') {
      this.list = attributes.get('numId') ?? '';
      // What a list changes of its definition is not looked at.
      this.level = null;
    } else if (name === 'abstractNumId') this.lists.set(this.list, value);
    else if (this.level !== null) {
      if (name === 'numFmt') this.level.format = value;
      else if (name === 'lvlText') this.level.label = value;
      else if (name === 'start') this.level.start = Number(value) || 0;
    }
  }

  text(): void {
    // Lists are told by attributes alone.
  }

  close(name: string): void {
    if (name === 'lvl') this.level = null;
  }

  private levelOf(list: string, level: number): Level | undefined {
    return this.levels.get(`${this.lists.get(list) ?? ''}/${level}`);
  }

  isNumbered(list: string, level: string): boolean {
    const format = this.levelOf(list, Number(level) || 0)?.format ?? '';
    return format !== '' && format !== 'bullet' && format !== 'none';
  }

  /** Counts an item of a list, and returns its number; those of the levels below start anew. */
  count(list: string, level: string): number {
    const depth = Math.min(DEEPEST_LEVEL, Number(level) || 0);
    const numbers = (this.counters.get(list) ?? []).slice(0, depth + 1);
    const before = numbers[depth] ?? (this.levelOf(list, depth)?.start ?? 1) - 1;
    numbers[depth] = before + 1;
    this.counters.set(list, numbers);
    return before + 1;
  }

  /** What is printed before the item that was counted last: “Chapter IV”, “1.2”. */
  labelOf(list: string, level: string): string {
    const depth = Math.min(DEEPEST_LEVEL, Number(level) || 0);
    const numbers = this.counters.get(list) ?? [];
    return (this.levelOf(list, depth)?.label ?? '')
      .slice(0, 100)
      .replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const own = this.levelOf(list, at);
        return formatNumber(numbers[at] ?? own?.start ?? 1, own?.format ?? '');
      })
      .trim();
  }
}

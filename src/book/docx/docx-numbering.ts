import { numeral } from '../markup/list-numbers.ts';
import type { XmlAttributes, XmlSink } from './docx-xml.ts';

/** Word's lists have nine levels. */
const DEEPEST_LEVEL = 8;
/** How HTML calls the ways of writing numbers (ECMA-376, 17.18.59); the others are in digits. */
const STYLES: Readonly<Record<string, string>> = {
  upperRoman: 'I',
  lowerRoman: 'i',
  upperLetter: 'A',
  lowerLetter: 'a',
};

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
        return numeral(numbers[at] ?? own?.start ?? 1, STYLES[own?.format ?? ''] ?? '1');
      })
      .trim();
  }
}

import type { Attributes } from './element-rules.ts';

interface OpenList {
  ordered: boolean;
  next: number;
  step: number;
  style: string;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function romanOf(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, letters] of ROMAN) {
    while (rest >= worth) {
      text += letters;
      rest -= worth;
    }
  }
  return text;
}

function letterOf(value: number): string {
  return value >= 1 && value <= 26 ? String.fromCharCode(64 + value) : String(value);
}

/** A number as HTML's `type` of a list writes it: “1”, “I”, “i”, “A” or “a”; in digits where that cannot. */
export function numeral(value: number, style: string): string {
  if (style === 'I' && value > 0 && value < 4000) return romanOf(value);
  if (style === 'i' && value > 0 && value < 4000) return romanOf(value).toLowerCase();
  if (style === 'A') return letterOf(value);
  if (style === 'a') return letterOf(value).toLowerCase();
  return String(value);
}

/** Keeps the numbers of nested lists as a browser would show them. */
export class ListNumbers {
  private readonly open: OpenList[] = [];

  enter(name: string, attributes: Attributes, unnumbered: boolean): void {
    this.open.push({
      ordered: name === 'ol' && !unnumbered,
      next: Number.parseInt(attributes.get('start') ?? '1', 10) || 1,
      step: attributes.has('reversed') ? -1 : 1,
      style: attributes.get('type') ?? '1',
    });
  }

  leave(): void {
    this.open.pop();
  }

  /** The number that stands before the next item of the innermost list, as “3.”; empty when it has none. */
  next(attributes: Attributes): string {
    const list = this.open.at(-1);
    if (!list?.ordered) return '';
    const own = Number.parseInt(attributes.get('value') ?? '', 10);
    const value = Number.isNaN(own) ? list.next : own;
    list.next = value + list.step;
    return `${numeral(value, list.style)}.`;
  }
}

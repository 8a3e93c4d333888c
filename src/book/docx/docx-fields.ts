/** What a field's result is when it is shown by a reader of pages only. */
const SILENT_FIELD = /^\s*(?:TOC|INDEX|PAGE|PAGEREF|NUMPAGES|SECTIONPAGES|XE|TC)\b/i;
/** Characters of an instruction that tell which it is. */
const LONGEST_NAME = 100;

/** The fields that are open at a place of a document: what they are to show, one inside another. */
export class DocxFields {
  private readonly open: { instruction: string; isSilent: boolean }[] = [];
  private silent = 0;

  /** Whether the text is the result of a field that is not heard. */
  get isSilent(): boolean {
    return this.silent > 0;
  }

  begin(): void {
    this.open.push({ instruction: '', isSilent: false });
  }

  /** Adds to what the innermost field is to do. */
  instruct(text: string): void {
    const field = this.open.at(-1);
    if (field === undefined || field.isSilent || field.instruction.length > LONGEST_NAME) return;
    field.instruction += text;
    field.isSilent = SILENT_FIELD.test(field.instruction);
    if (field.isSilent) this.silent++;
  }

  end(): void {
    if (this.open.pop()?.isSilent === true) this.silent--;
  }
}

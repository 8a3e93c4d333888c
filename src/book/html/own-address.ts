const MOST_IDS = 200_000;
const MOST_LINKS = 20_000;

/**
 * Finds the address that a page was saved from. Programs write it before the fragments of the page's own
 * links: “https://example.org/lamp#history”.
 */
export class OwnAddress {
  private readonly ids = new Set<string>();
  private readonly fragments = new Map<string, string[]>();
  private links = 0;

  note(id: string | undefined): void {
    if (id !== undefined && id !== '' && this.ids.size < MOST_IDS) this.ids.add(id);
  }

  noteLink(href: string): void {
    const hash = href.indexOf('#');
    if (hash <= 0 || this.links >= MOST_LINKS) return;
    this.links++;
    const address = href.slice(0, hash);
    const found = this.fragments.get(address);
    if (found === undefined) this.fragments.set(address, [href.slice(hash + 1)]);
    else found.push(href.slice(hash + 1));
  }

  /** The address whose fragments are places of the page, most of them; empty where there is none. */
  find(): string {
    let own = '';
    let most = 0;
    for (const [address, fragments] of this.fragments) {
      const count = fragments.filter((fragment) => this.ids.has(decode(fragment))).length;
      if (count * 2 > fragments.length && count > most) {
        own = address;
        most = count;
      }
    }
    return own;
  }
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

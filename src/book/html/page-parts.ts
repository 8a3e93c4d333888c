import { tokensOf, typesOf, type Attributes } from '../markup/element-rules.ts';

const PART_ROLES = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'complementary',
  'search',
  'dialog',
  'alertdialog',
  'alert',
  'menu',
  'menubar',
  'toolbar',
  'tablist',
  'form',
]);
const PART_ELEMENTS = new Set(['nav', 'form', 'dialog', 'button', 'fieldset', 'menu']);
/** Elements that are part of the page around a text when they hold mostly links, or have such a name. */
const MAYBE_PARTS = new Set([
  'header',
  'footer',
  'aside',
  'div',
  'section',
  'ul',
  'p',
  'span',
  'table',
]);
const PART_NAME =
  /^(?:[a-z0-9]+[-_])*(?:cookies?|consent|gdpr|share|sharing|social|addthis|sharedaddy|advert(?:s|isement)?|ads?|adsbygoogle|banner-ad|sponsor(?:ed)?|promo(?:tion)?|newsletter|subscribe|subscription|signup|related|recommend(?:ed|ations)?|comments?|disqus|respond|sidebar|breadcrumbs?|navbar|navigation|nav|menu|skip-?(?:link|nav|to-content)|pagination|pager|toolbar|popup|modal|paywall|login|masthead|site-?(?:header|footer)|page-?(?:header|footer)|footer|jump-links?|editsection|printfooter|catlinks|mw-navigation|noprint)(?:[-_](?:box|bar|links?|buttons?|list|wrap(?:per)?|container|section|area|content|widget|inner|outer|main|top|bottom|block|holder|group|menu|item|form|text|banner|notice|modal|header|footer|\d+))*$/i;
/** Structural types that books use for what pages use aside and footer for. */
const BOOK_TYPES =
  /note|epigraph|dedication|chapter|sidebar|tip|pullquote|glossary|bibliography|index/;

/** Whether an element belongs to the page around a text by what it is: navigation, a form, an advertisement. */
export function isPagePart(name: string, attributes: Attributes): boolean {
  if (typesOf(attributes).some((type) => BOOK_TYPES.test(type))) return false;
  const role = attributes.get('role') ?? '';
  if (PART_ROLES.has(role)) return true;
  if (PART_ELEMENTS.has(name)) return true;
  if (attributes.get('aria-modal') === 'true') return true;
  if (!MAYBE_PARTS.has(name)) return false;
  const names = [...tokensOf(attributes.get('class')), ...tokensOf(attributes.get('id'))];
  return names.some((token) => token.length < 60 && PART_NAME.test(token));
}

/** Whether an element frames the page, and is kept only in a book. */
export function isPageFrame(name: string, attributes: Attributes): boolean {
  if (typesOf(attributes).some((type) => BOOK_TYPES.test(type))) return false;
  return name === 'footer' || name === 'aside' || (name === 'header' && attributes.size === 0);
}

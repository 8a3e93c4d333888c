import { attributeNamed, elementsNamed } from './xml-document.ts';
import { resolveReference } from '../structure/reference-path.ts';

/** Obfuscation of fonts (EPUB 3.3, 4.4, and Adobe's): the text is not touched by it. */
const FONT_METHODS = new Set([
  'http://www.idpf.org/2008/embedding',
  'http://ns.adobe.com/pdf/enc#RC',
]);

/** Names the entries that META-INF/encryption.xml says are encrypted, obfuscated fonts left out. */
export function findEncryptedEntries(encryption: Document): Set<string> {
  const encrypted = new Set<string>();
  for (const data of elementsNamed(encryption, 'EncryptedData')) {
    const method = elementsNamed(data, 'EncryptionMethod')[0];
    if (method !== undefined && FONT_METHODS.has(attributeNamed(method, 'Algorithm'))) continue;
    for (const reference of elementsNamed(data, 'CipherReference')) {
      // Addresses in META-INF count from the container's root.
      const resolved = resolveReference('', attributeNamed(reference, 'URI'));
      if (resolved !== null) encrypted.add(resolved.path);
    }
  }
  return encrypted;
}

import { expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../../../scripts/cli/headers.ts';
import { withSecurityHeaders } from '../../../../src/ui/pwa/security-headers.ts';

it('a response of a host without headers gets all of Lectern’s, and keeps its own', async () => {
  const plain = new Response('text', { status: 200, headers: { 'Content-Type': 'text/html' } });
  const changed = withSecurityHeaders(plain, SECURITY_HEADERS);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    expect(changed.headers.get(name)).toBe(value);
  }
  expect(changed.headers.get('Content-Type')).toBe('text/html');
  expect(await changed.text()).toBe('text');
});

it('a host’s own policy is kept, but isolation is not left to it', () => {
  const own = new Response('', {
    headers: {
      'Content-Security-Policy': "default-src 'self'",
      'Cross-Origin-Embedder-Policy': 'unsafe-none',
    },
  });
  const { headers } = withSecurityHeaders(own, SECURITY_HEADERS);
  expect(headers.get('Content-Security-Policy')).toBe("default-src 'self'");
  expect(headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
});

it('a response without headers to add to is passed on as it is', () => {
  const failed = Response.error();
  expect(withSecurityHeaders(failed, SECURITY_HEADERS)).toBe(failed);
});

/**
 * The same response with the headers that isolate Lectern, for hosts that cannot send them. Those that it
 * has already are kept, except for the isolation itself, without which there are no threads.
 */
export function withSecurityHeaders(
  response: Response,
  wanted: Readonly<Record<string, string>>,
): Response {
  // Opaque and error responses have no headers to add to.
  if (response.status === 0) return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(wanted)) {
    if (name.startsWith('Cross-Origin-') || !headers.has(name)) headers.set(name, value);
  }
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

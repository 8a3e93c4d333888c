/** What a gzip file begins with (RFC 1952, 2.3.1). */
const GZIP_MAGIC = '31,139';

/**
 * The content of a file that the build may have packed with gzip, because some hosts take no file of
 * its size. Told by its first bytes: a host that unpacks by itself is welcome to.
 * @param type MIME type of the content
 */
export async function unpackFile(file: Blob, type: string): Promise<Blob> {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (start.join() !== GZIP_MAGIC) return new Blob([file], { type });
  const content = file.stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(content, { headers: { 'content-type': type } }).blob();
}

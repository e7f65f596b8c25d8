// Puts a Brotli and a gzip form beside each file of the page, so that the store need not compress when a
// crowd comes. A form that saves next to nothing is left out.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const WORTH_IT = 0.9;
const compressible = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt', '.webmanifest']);
const dist = fileURLToPath(new URL('../dist/', import.meta.url));

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
const gzip = (bytes) => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });

for (const name of readdirSync(dist, { recursive: true })) {
  const file = dist + name;
  if (!statSync(file).isFile() || !compressible.has(extname(file))) continue;
  const bytes = readFileSync(file);
  for (const [suffix, compress] of [
    ['.br', brotli],
    ['.gz', gzip],
  ]) {
    const compressed = compress(bytes);
    if (compressed.length < bytes.length * WORTH_IT) writeFileSync(file + suffix, compressed);
  }
}

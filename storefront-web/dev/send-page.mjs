import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

const dist = new URL('../dist/', import.meta.url);
const types = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.html': 'text/html',
};
const policy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Serves dist/ under a policy as strict as a store may set: no inline script or style, no eval. */
export async function sendPage(response, path) {
  const name = extname(path) === '' ? 'index.html' : path.slice(1);
  const file = await readFile(new URL(name, dist)).catch(() => undefined);
  const headers = {
    'Content-Type': types[extname(name)] ?? 'text/plain',
    'Content-Security-Policy': policy,
  };
  response.writeHead(file ? 200 : 404, headers).end(file);
}

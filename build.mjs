// Bundles the command, .build/justera.js: a cold start then reads a few files instead of 900, and the libraries that
// make pages only where pages are made.
import { chmod, rm } from 'node:fs/promises';
import { build } from 'esbuild';

await rm('.build', { recursive: true, force: true });
await build({
  entryPoints: Object.fromEntries(
    Object.entries({
      justera: 'src/cli.ts',
      bench: 'test/bench.ts',
      'bench-liggare': 'test/bench-ledger.ts',
      bilder: 'test/make-pictures.ts',
    }).filter(([name]) => name === 'justera' || process.argv.includes(name)),
  ),
  outdir: '.build',
  bundle: true,
  splitting: true,
  chunkNames: '[name]-[hash]',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  jsx: 'automatic',
  minifySyntax: true,
  legalComments: 'none',
  // CommonJS packages inside the bundle still call require().
  banner: {
    js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  // A native addon finds its prebuilt binary beside itself, so it stays outside the bundle.
  external: ['@photostructure/sqlite', 'pdfkit', 'fontkit', '@hyzyla/pdfium', 'pdfjs-dist'],
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
await chmod('.build/justera.js', 0o755);

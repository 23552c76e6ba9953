// Bundles the command into one file, .build/justera.js: a cold start then reads one file instead of 900.
import { chmod } from 'node:fs/promises';
import { build } from 'esbuild';

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
  external: ['@photostructure/sqlite', 'pdfkit', 'fontkit', '@hyzyla/pdfium'],
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
await chmod('.build/justera.js', 0o755);

// Bundle the page into one file: node build.mjs FILE
import { build } from "esbuild";

await build({
  entryPoints: [new URL("page.jsx", import.meta.url).pathname],
  outfile: process.argv[2],
  bundle: true,
  charset: "utf8",
  define: { "process.env.NODE_ENV": '"production"' },
  jsx: "automatic",
  logLevel: "warning",
  minify: true,
});

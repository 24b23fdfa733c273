// Builds the styles and scripts of the public pages into govuk_theme/static/soh/ (not committed).
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import * as sass from "sass";

const assets = dirname(fileURLToPath(import.meta.url));
const packages = join(assets, "..", "..", "node_modules");
const built = join(assets, "..", "static", "soh");

await mkdir(built, { recursive: true });

const styles = sass.compile(join(assets, "styles", "site.scss"), {
  loadPaths: [packages],
  style: "compressed",
  quietDeps: true,
});
if (/url\(/.test(styles.css)) {
  throw new Error("site.css asks for a file by url(): the pages have no fonts and no pictures in their styles");
}
await writeFile(join(built, "site.css"), styles.css);

await esbuild.build({
  // One for every page, one for the pages with a long list.
  entryPoints: { site: join(assets, "scripts", "site.mjs"), search: join(assets, "scripts", "search.mjs") },
  outdir: built,
  nodePaths: [packages],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  legalComments: "eof",
});

await copyFile(join(assets, "favicon.svg"), join(built, "favicon.svg"));

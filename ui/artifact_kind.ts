// What can be done with an artifact in the page, judged by its name.

/** How an artifact is shown. `other` is only named and offered for download. */
export type ArtifactKind = "text" | "json" | "table" | "image" | "other";

const IMAGE_TYPES: Readonly<Record<string, string>> = {
  avif: "image/avif",
  bmp: "image/bmp",
  gif: "image/gif",
  ico: "image/x-icon",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  png: "image/png",
  svg: "image/svg+xml",
  webp: "image/webp",
};

const TEXT_EXTENSIONS = new Set(
  ("bash c cc cfg conf cpp css diff env err go h hcl hocon html htm ini ipynb java jl js jsonl log lua md out patch prop properties proto " +
    "py r rs rst scala sh sql tex toml ts txt xml yaml yml").split(" "),
);

/** Files that are text without an extension saying so. */
const TEXT_NAMES = new Set([
  "mlmodel",
  "mlproject",
  "dockerfile",
  "makefile",
  "readme",
  "license",
  "requirements",
  ".gitignore",
]);

const fileName = (path: string) => path.slice(path.lastIndexOf("/") + 1).toLowerCase();

/** The part of a file's name after its last dot, in small letters; empty without one. */
export function extensionOf(path: string): string {
  const name = fileName(path);
  return name.lastIndexOf(".") > 0 ? name.slice(name.lastIndexOf(".") + 1) : "";
}

/** How an artifact of that name is shown. */
export function artifactKind(path: string): ArtifactKind {
  const extension = extensionOf(path);
  if (Object.hasOwn(IMAGE_TYPES, extension)) return "image";
  if (extension === "json" || extension === "geojson") return "json";
  if (extension === "csv" || extension === "tsv") return "table";
  return TEXT_EXTENSIONS.has(extension) || TEXT_NAMES.has(fileName(path)) ? "text" : "other";
}

/** The media type of an image's name: the server sends every artifact as something a browser does not run. */
export function imageType(path: string): string {
  return IMAGE_TYPES[extensionOf(path)] ?? "application/octet-stream";
}

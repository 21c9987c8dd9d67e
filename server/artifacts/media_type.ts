// The headers that say what a downloaded file is: its type and its name, both by the name alone.

/** What the original calls plain text, whatever it holds; by extension, or by the whole name. */
const TEXT_NAMES =
  "txt log err cfg conf cnf cf ini properties prop hocon toml yaml yml xml json js py py3 csv tsv md rst ipynb mlmodel mlproject";

/** What a browser would run, render with scripts or apply. It gets the type of text, which is shown and nothing else. */
const ACTIVE_NAMES = "html htm xhtml xht shtml svg svgz mht mhtml css mjs cjs jsx xsl xslt rdf atom rss";

/** Types that no browser takes for a document of ours. */
const OTHER_TYPES: Readonly<Record<string, string>> = {
  avif: "image/avif",
  bmp: "image/bmp",
  gif: "image/gif",
  ico: "image/vnd.microsoft.icon",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  png: "image/png",
  tif: "image/tiff",
  tiff: "image/tiff",
  webp: "image/webp",
  flac: "audio/flac",
  mp3: "audio/mpeg",
  oga: "audio/ogg",
  wav: "audio/x-wav",
  mp4: "video/mp4",
  ogv: "video/ogg",
  webm: "video/webm",
  pdf: "application/pdf",
  gz: "application/gzip",
  tar: "application/x-tar",
  zip: "application/zip",
};

const TYPE_OF_NAME = new Map<string, string>([
  ...`${TEXT_NAMES} ${ACTIVE_NAMES}`.split(" ").map((name) => [name, "text/plain"] as const),
  ...Object.entries(OTHER_TYPES),
]);

/** The Content-Type of a file. Never one that a browser runs: not html, svg, xml or javascript. */
export function mediaType(fileName: string): string {
  const extension = fileName.slice(fileName.lastIndexOf(".") + 1).toLowerCase();
  return TYPE_OF_NAME.get(extension) ?? "application/octet-stream";
}

/** RFC 9110's token, which needs no quotes. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
const COMBINING_MARKS = /\p{M}/gu;
const NON_ASCII = /[^\x20-\x7e]/g;

/** The Content-Disposition that saves a file under its name (RFC 6266), with an ASCII twin of other names as in the original. */
export function attachment(fileName: string): string {
  const ascii = fileName.normalize("NFKD").replace(COMBINING_MARKS, "").replace(NON_ASCII, "");
  const simple = `attachment; filename=${TOKEN.test(ascii) ? ascii : quote(ascii)}`;
  return ascii === fileName ? simple : `${simple}; filename*=UTF-8''${encodeExtended(fileName)}`;
}

const quote = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;

/** RFC 5987 escapes what encodeURIComponent leaves out. */
const encodeExtended = (text: string) =>
  encodeURIComponent(text).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

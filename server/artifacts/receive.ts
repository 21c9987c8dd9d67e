// An upload's bytes on their way into a file: counted, checked against what was announced, never held as a whole.
import { createHash } from "node:crypto";
import { ApiError, invalid } from "../wire/errors.ts";
import type { Upload } from "./backend.ts";

/**
 * Bytes that are written at once. A body comes in chunks of at most 64 KiB; writing each by itself takes twice as long (measured
 * with 256 MiB), and larger blocks are no faster. Reading into memory of our own ("byob") would be faster for bodies of known
 * length and is a hundred times slower for chunked ones (Deno 2.9).
 */
const BLOCK_BYTES = 2 ** 18;

/** Writes an upload into a file and flushes it to the disk. Gives its size. Throws 400 or 413; the file is then of no use. */
export async function receive({ body, length, md5 }: Upload, file: Deno.FsFile, maxBytes: number): Promise<number> {
  if ((length ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const hash = md5 === undefined ? undefined : createHash("md5");
  let size = 0;
  await pipe(body, file, (chunk) => {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    hash?.update(chunk);
  });
  if (length !== undefined && size !== length) {
    throw invalid(`The upload has ${size} bytes, its Content-Length says ${length}.`);
  }
  if (hash?.digest("base64") !== md5) throw invalid("The upload does not match its Content-MD5.");
  await file.syncData();
  return size;
}

const tooLarge = (maxBytes: number) =>
  new ApiError("BAD_REQUEST", `The artifact is larger than ${maxBytes} bytes.`, 413);

/** Writes a body into a file and shows each of its chunks to `look`, whose complaint ends it. Throws 400 when it breaks off. */
async function pipe(body: Upload["body"], file: Deno.FsFile, look: (chunk: Uint8Array) => void): Promise<void> {
  const blocks = blockWriter(file);
  let cutOff: ApiError | undefined;
  const sink: UnderlyingSink<Uint8Array> = {
    async write(chunk) {
      look(chunk);
      await blocks.write(chunk);
    },
    close: () => blocks.flush(),
    // The body failed, and not the writing.
    abort(cause) {
      cutOff = Object.assign(new ApiError("BAD_REQUEST", "The upload was cut off."), { cause });
    },
  };
  try {
    await body?.pipeTo(new WritableStream(sink));
  } catch (error) {
    throw cutOff ?? error;
  }
}

/** Gathers chunks into blocks and writes those. */
function blockWriter(file: Deno.FsFile) {
  const block = new Uint8Array(BLOCK_BYTES);
  let length = 0;
  async function flush() {
    await writeAll(file, block.subarray(0, length));
    length = 0;
  }
  return {
    flush,
    async write(chunk: Uint8Array) {
      for (let at = 0; at < chunk.length;) {
        const part = chunk.subarray(at, at + BLOCK_BYTES - length);
        block.set(part, length);
        length += part.length;
        at += part.length;
        if (length === BLOCK_BYTES) await flush();
      }
    },
  };
}

async function writeAll(file: Deno.FsFile, block: Uint8Array): Promise<void> {
  for (let written = 0; written < block.length;) written += await file.write(block.subarray(written));
}

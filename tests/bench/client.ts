// A bare HTTP/1.1 client: one keep-alive socket, prepared bytes out, as little parsing as possible back.
// `fetch` costs several times what the fastest server here needs for a request, and would measure itself.
import { clearInterval, setInterval } from "node:timers";

/** What came back; the body is a copy and stays valid. */
export interface Reply {
  status: number;
  body: Uint8Array;
}

/** A request that gets no answer for this long fails (milliseconds). */
const ANSWER_TIMEOUT = 180_000;

const CR = 13;
const LF = 10;
const decoder = new TextDecoder("latin1");
const encoder = new TextEncoder();

/** The bytes of a request without a body. */
export function getRequest(path: string): Uint8Array {
  return encoder.encode(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
}

/** The bytes of a POST of JSON text, which must be ASCII (its length is taken in characters). */
export function postRequest(path: string, json: string): Uint8Array {
  return encoder.encode(
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${json.length}\r\n\r\n${json}`,
  );
}

/** The head of a PUT; the body of `length` bytes is sent apart. */
export function putHead(path: string, length: number): Uint8Array {
  return encoder.encode(
    `PUT ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/octet-stream\r\n` +
      `Content-Length: ${length}\r\n\r\n`,
  );
}

/** The server closed the connection where a reply was due. */
export class ConnectionGone extends Error {}

/** One socket to a server on loopback; carries one request at a time. */
export class Connection {
  #port: number;
  #socket: Deno.TcpConn;
  #buffer = new Uint8Array(65_536);
  #start = 0; // the unread bytes are #buffer[#start..#end]
  #end = 0;
  #pendingSince: number | undefined;
  #watch: ReturnType<typeof setInterval>;
  #closed = false;

  private constructor(port: number, socket: Deno.TcpConn) {
    this.#port = port;
    this.#socket = socket;
    // One timer a connection, not one a request: a request costs no more for being watched.
    this.#watch = setInterval(() => this.#closeIfStuck(), 5_000).unref();
  }

  /** Connects to 127.0.0.1. Throws Deno's ConnectionRefused while nothing listens there. */
  static async open(port: number): Promise<Connection> {
    return new Connection(port, await connect(port));
  }

  /**
   * Sends a prepared request, gives the whole reply. Where the server has closed the connection meanwhile (the
   * reference does after five idle seconds), connects again as every HTTP client does.
   */
  async send(request: Uint8Array): Promise<Reply> {
    try {
      return await this.#sendOnce(request);
    } catch (error) {
      if (!(error instanceof ConnectionGone) || this.#closed) throw error;
      this.#socket.close();
      this.#closed = true; // for the case that nothing listens any more
      this.#socket = await connect(this.#port);
      this.#closed = false;
      return await this.#sendOnce(request);
    }
  }

  async #sendOnce(request: Uint8Array): Promise<Reply> {
    const parts: Uint8Array[] = [];
    const status = await this.exchange([request], (bytes) => parts.push(bytes.slice()));
    return { status, body: joinParts(parts) };
  }

  /** Sends a request in parts and hands the body on as it comes (views, valid only during the call). Gives the status. */
  async exchange(request: Iterable<Uint8Array>, take: (bytes: Uint8Array) => void): Promise<number> {
    this.#pendingSince = performance.now();
    for (const part of request) await this.#write(part);
    const head = await this.#readHead();
    const length = head.match(/\r\ncontent-length: *(\d+)/i)?.[1];
    if (length !== undefined) await this.#readBytes(Number(length), take);
    else if (/\r\ntransfer-encoding: *chunked/i.test(head)) await this.#readChunks(take);
    else throw new Error(`Cannot tell the length of a reply: ${head}`);
    this.#pendingSince = undefined;
    return Number(head.slice(9, 12));
  }

  /** Closes the socket; once is enough. */
  close() {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#watch);
    this.#socket.close();
  }

  async #write(bytes: Uint8Array) {
    try {
      let sent = await this.#socket.write(bytes);
      while (sent < bytes.length) sent += await this.#socket.write(bytes.subarray(sent));
    } catch (cause) {
      throw new ConnectionGone("The server closed the connection while it was sent a request", { cause });
    }
  }

  async #readHead(): Promise<string> {
    while (true) {
      const end = this.#findHeadEnd();
      if (end !== undefined) {
        const head = decoder.decode(this.#buffer.subarray(this.#start, end));
        this.#start = end;
        return head;
      }
      await this.#readMore();
    }
  }

  /** Where the empty line that ends the head has passed, if it has come. */
  #findHeadEnd(): number | undefined {
    const bytes = this.#buffer;
    for (let at = this.#start; at + 3 < this.#end; at++) {
      if (bytes[at] === CR && bytes[at + 2] === CR && bytes[at + 3] === LF) return at + 4;
    }
  }

  async #readBytes(length: number, take: (bytes: Uint8Array) => void) {
    let left = length;
    while (left > 0) {
      if (this.#start === this.#end) await this.#readMore();
      const size = Math.min(left, this.#end - this.#start);
      take(this.#buffer.subarray(this.#start, this.#start + size));
      this.#start += size;
      left -= size;
    }
  }

  async #readChunks(take: (bytes: Uint8Array) => void) {
    while (true) {
      const size = parseInt(await this.#readLine(), 16);
      await this.#readBytes(size, take);
      await this.#readLine();
      if (size === 0) return;
    }
  }

  async #readLine(): Promise<string> {
    while (true) {
      const end = this.#buffer.indexOf(LF, this.#start);
      if (end >= 0 && end < this.#end) {
        const line = decoder.decode(this.#buffer.subarray(this.#start, end - 1));
        this.#start = end + 1;
        return line;
      }
      await this.#readMore();
    }
  }

  /** Moves what is unread to the front, then reads once behind it. */
  async #readMore() {
    this.#buffer.copyWithin(0, this.#start, this.#end);
    this.#end -= this.#start;
    this.#start = 0;
    if (this.#end === this.#buffer.length) throw new Error("A reply's head or line is longer than the buffer");
    const count = await this.#socket.read(this.#buffer.subarray(this.#end)).catch((error) => {
      if (error instanceof Deno.errors.ConnectionReset) return null;
      throw error;
    });
    if (count === null) throw new ConnectionGone("The server closed the connection before its reply was complete");
    this.#end += count;
  }

  #closeIfStuck() {
    if (this.#pendingSince !== undefined && performance.now() - this.#pendingSince > ANSWER_TIMEOUT) this.close();
  }
}

async function connect(port: number): Promise<Deno.TcpConn> {
  const socket = await Deno.connect({ hostname: "127.0.0.1", port });
  socket.setNoDelay(true);
  return socket;
}

function joinParts(parts: Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

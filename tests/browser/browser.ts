// A Chromium and a Kiseki for a file of page tests: both started once, each test with a fresh page.
import assert from "node:assert/strict";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findChromium } from "../support/browser.ts";
import { type RunningServer, startServer } from "../support/server.ts";

/** What a test gets: a page that was not used before, and the server's address with its closing slash. */
export type Visit = { page: Page; base: string };

const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How long a page may take to show something, on a busy machine. */
const PATIENCE_MS = 15_000;

/** What the browser itself says about every answer of 400 and above; those that no test provokes are complained of below. */
const EXPECTED_MESSAGE = /Failed to load resource|net::ERR/;
/** The calls whose failures tests provoke. Everything else that is fetched is a part of the pages. */
const CALL = /\/(api|ajax-api|get-artifact)\b/;

/** Starts the browser that the tests use; its profile is a new temporary one. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error("Cannot find Chromium: set KISEKI_CHROMIUM to the program");
  return await chromium.launch({ executablePath, args: ARGS });
}

/**
 * Declares the surroundings of a file's tests: a server started with `args` that `seed` fills, and a browser. Gives the function that
 * declares a test; a test fails too when the page reports an error of its own or asks another host.
 */
export function describePages<Seeded>(seed: (base: string) => Promise<Seeded>, args: string[] = []) {
  let surroundings: { browser: Browser; server: RunningServer; seeded: Seeded } | undefined;

  // Deno does what comes after also when what comes before has failed half-way.
  const started = new AsyncDisposableStack();
  Deno.test.beforeAll(async () => {
    const server = await startServer({ args });
    started.defer(async () => void await server.stop());
    const browser = await startBrowser();
    started.defer(() => browser.close());
    surroundings = { server, browser, seeded: await seed(`${server.url}/`) };
  });
  Deno.test.afterAll(() => started.disposeAsync());

  return (name: string, work: (visit: Visit & Seeded) => Promise<void>, options: BrowserContextOptions = {}) =>
    // The browser's pipes stay open from test to test.
    Deno.test({ name, sanitizeOps: false, sanitizeResources: false }, async () => {
      if (!surroundings) throw new Error("The server and the browser were not started");
      const { browser, server, seeded } = surroundings;
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      try {
        const page = await context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        const complaints = collectComplaints(page, server.url);
        await work({ page, base: `${server.url}/`, ...seeded });
        assert.deepEqual(complaints, []);
      } finally {
        await context.close();
      }
    });
}

/** Errors of the page, refusals of its policy, parts of it that are not there, and requests to other hosts. */
function collectComplaints(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !EXPECTED_MESSAGE.test(message.text())) complaints.push(message.text());
  });
  page.on("response", (response) => {
    const [status, url] = [response.status(), response.url()];
    if (status >= 400 && !CALL.test(url)) complaints.push(`${status} ${url}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !/^(blob|data):/.test(request.url())) complaints.push(request.url());
  });
  return complaints;
}

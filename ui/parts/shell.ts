// The frame around every page: product, breadcrumbs, whether the server answers, theme; and the messages below.
import { useEffect } from "preact/hooks";
import { client } from "../calls.ts";
import { type Crumb, crumbs } from "../crumbs.ts";
import { type ComponentChildren, html } from "../html.ts";
import { useObservable } from "../observable.ts";
import { links } from "../router.ts";
import { chooseTheme, theme } from "../theme.ts";
import { THEMES } from "../theme_choice.ts";
import { ExperimentSwitcher } from "./experiment_switcher.ts";
import { Icon } from "./icon.ts";
import { NoticeList } from "./notice_list.ts";

const ICONS = { auto: "half", light: "sun", dark: "moon" } as const;
const RECONNECT_MS = 3_000;

/** The frame; `children` is the page. */
export function Shell({ children }: { children: ComponentChildren }) {
  return html`
    <a class="skip-link" href="#main" onClick=${skip}>Skip to the content</a>
    <header class="top-bar">
      <a class="product" href=${links.experiments()}>Kiseki</a>
      <${Breadcrumbs} />
      <${Connection} />
      <${ThemeButton} />
    </header>
    <main id="main" tabindex="-1">${children}</main>
    <${NoticeList} />
  `;
}

/** The address's hash is the page's, so the link moves the focus by hand. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

function Breadcrumbs() {
  const steps = useObservable(crumbs);
  return html`
    <nav class="crumbs" aria-label="Breadcrumbs">
      <ol>
        <li><a href=${links.experiments()}>Experiments</a></li>
        ${steps.map((step, index) =>
          html`
            <li key=${index}>
              <${Step} ...${step} isLast=${index === steps.length - 1} />
            </li>
          `
        )}
      </ol>
    </nav>
  `;
}

function Step({ text, href, experiment_id, isLast }: Crumb & { isLast: boolean }) {
  const name = href
    ? html`<a href=${href} title=${text}>${text}</a>`
    : html`<span title=${text} aria-current=${isLast ? "page" : undefined}>${text}</span>`;
  return experiment_id === undefined ? name : html`${name}<${ExperimentSwitcher} current=${experiment_id} />`;
}

/** Quiet while all is well; when the server is gone it says so and asks until it is back. */
function Connection() {
  const online = useObservable(client.online);
  useEffect(() => {
    if (online) return;
    // `health` answers with plain text: its coming is enough, and a failure only means another round.
    const timer = setInterval(() => client.response({ path: "health" }).catch(() => undefined), RECONNECT_MS);
    return () => clearInterval(timer);
  }, [online]);
  return html`<span class=${online ? "connection" : "connection offline"} role="status">
    <span class="dot" aria-hidden="true"></span><span class="connection-text">${
    online ? "Connected" : "No answer, trying again"
  }</span>
  </span>`;
}

function ThemeButton() {
  const current = useObservable(theme);
  const next = THEMES[(THEMES.indexOf(current) + 1) % THEMES.length] ?? "auto";
  const label = `Theme: ${current}. Change to ${next}`;
  return html`
    <button type="button" class="icon-button" aria-label=${label} title=${label} onClick=${() => chooseTheme(next)}>
      <${Icon} name=${ICONS[current]} />
    </button>
  `;
}

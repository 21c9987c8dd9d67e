// A row of a table of keys and values.
import { type ComponentChildren, html } from "../html.ts";

/** The row; `children` stand behind the value. */
export function PairRow({ name, value, children }: { name: string; value: string; children?: ComponentChildren }) {
  return html`
    <tr>
      <th scope="row">${name}</th>
      <td class="mono value">${value}${children}</td>
    </tr>
  `;
}

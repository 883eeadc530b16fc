/** Charts with their table, each to be saved as a picture: drawn again with the colours of now, for slides and mails. */
import {html, nothing, type TemplateResult} from 'lit';

const SCALE = 2;
const HEAD = 34;
const PARTS = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-size', 'font-family', 'font-weight'];

/** A chart, what it says as a table, and a button that saves it. */
export function framed(title: string, chart: TemplateResult, table: TemplateResult | typeof nothing): TemplateResult {
  return html`<figure class="chart" data-title=${title}>${chart}
    <div class="chart-foot">${table === nothing ? nothing : html`<details><summary>As a table</summary><div class="scroll">${table}</div></details>`}
      <button type="button" class="ctl chart-save" aria-label="Save as a picture: ${title}" @click=${save}>PNG</button></div></figure>`;
}

function save(event: Event): void {
  const figure = (event.target as HTMLElement).closest('figure');
  const chart = figure?.querySelector('svg');
  if (figure && chart) void picture(chart, figure.dataset['title'] ?? 'chart');
}

async function picture(chart: SVGSVGElement, title: string): Promise<void> {
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(drawn(chart)));
  await image.decode();
  const {width, height} = chart.viewBox.baseVal;
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = (height + HEAD) * SCALE;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const style = getComputedStyle(document.body);
  pen.scale(SCALE, SCALE);
  pen.fillStyle = style.backgroundColor;
  pen.fillRect(0, 0, width, height + HEAD);
  pen.fillStyle = style.color;
  pen.font = `600 15px ${style.fontFamily}`;
  pen.fillText(`${title}${times()}`, 12, 22, width - 24);
  pen.drawImage(image, 0, HEAD, width, height);
  const link = document.createElement('a');
  link.download = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') + '.png';
  link.href = canvas.toDataURL('image/png');
  link.click();
}

/** What the page is set to: a picture is looked at where its address is not. */
function times(): string {
  const [from, to] = [...document.querySelectorAll<HTMLInputElement>('.filters input[type=date]')].map(one => one.value);
  return from && to ? ` · ${from} to ${to}` : '';
}

function drawn(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const from = [chart, ...chart.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((element, at) => {
    const style = getComputedStyle(from[at] as Element);
    PARTS.forEach(part => element.setAttribute(part, style.getPropertyValue(part)));
  });
  const {width, height} = chart.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width * SCALE));
  copy.setAttribute('height', String(height * SCALE));
  return copy;
}

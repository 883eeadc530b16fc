/** Saves the first chart that is seen as a picture: drawn again with the colours of now, for slides and mails. */
const SCALE = 2;
const PARTS = ['fill', 'stroke', 'stroke-width', 'opacity', 'font-size', 'font-family', 'font-weight'];

export async function picture(page: HTMLElement, title: string): Promise<void> {
  const chart = page.querySelector<SVGSVGElement>('.chart svg');
  if (!chart) return;
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
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = getComputedStyle(document.body).backgroundColor;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0);
  const link = document.createElement('a');
  link.download = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') + '.png';
  link.href = canvas.toDataURL('image/png');
  link.click();
}

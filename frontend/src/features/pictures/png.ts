import type { Picture } from './svg';

/** What browsers can draw on, safely: 16,384 pixels a side, 100 million in all. */
const longestSide = 16_384;
const mostPixels = 100e6;

/** Twice the size for paper and large screens, less when the picture is too big for that. */
export function scaleOf({ width, height }: Pick<Picture, 'width' | 'height'>): number {
  return Math.min(
    2,
    longestSide / width,
    longestSide / height,
    Math.sqrt(mostPixels / (width * height)),
  );
}

/** Draws the picture in the browser. Rejects when the browser cannot. */
export async function pngOf(picture: Picture): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([picture.svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.decoding = 'async';
    image.src = address;
    await image.decode();
    const scale = scaleOf(picture);
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(picture.width * scale));
    canvas.height = Math.max(1, Math.floor(picture.height * scale));
    const context = canvas.getContext('2d');
    if (!context) throw new Error('the browser gives no canvas to draw on');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (!blob) throw new Error('the browser could not make a PNG of this size');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Gives the person a file. */
export function download(blob: Blob, name: string) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A file name any system takes: letters and digits of any language, the view, the day. */
export function fileName(title: string, view: string, day: string, ending: string): string {
  const clean = (words: string) =>
    words
      .normalize('NFC')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80);
  return `${[clean(title), clean(view), day].filter(Boolean).join('-')}.${ending}`;
}

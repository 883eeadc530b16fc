/** How many text messages a reply is sent as (3GPP TS 23.038): 160 characters of the GSM alphabet, 153 each of several; 70 and 67 with any other. */
const GSM = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const DOUBLE = new Set('^{}\\[~]|€\f');

export interface Segments {
  count: number;
  used: number;
  room: number;
}

export function segments(text: string): Segments {
  const signs = [...text];
  const plain = signs.every(sign => GSM.has(sign) || DOUBLE.has(sign));
  const used = plain ? signs.reduce((sum, sign) => sum + (DOUBLE.has(sign) ? 2 : 1), 0) : text.length;
  const [one, each] = plain ? [160, 153] : [70, 67];
  const count = used === 0 ? 0 : used <= one ? 1 : Math.ceil(used / each);
  return {count, used, room: count <= 1 ? one : count * each};
}

import {encode} from 'uqr';

/** The dark modules of the QR code of a text, row by row, without a quiet zone (ISO/IEC 18004, error correction L or better). */
export const qrCode = (text: string): ReadonlyArray<readonly boolean[]> => encode(text, {border: 0}).data;

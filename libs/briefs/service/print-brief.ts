// The brief as a PDF of one page, made here: no browser is needed for it.
import { Injectable } from '@nestjs/common';
import PDFDocument from 'pdfkit';
import { headOf, kindOf, sectionsOf, type Brief } from '../rules/brief.js';

const MARGIN = 50;
const INK = '#1d2939';
const GREY = '#475467';

/** The fonts that every reader of PDF has know Western signs only; others would come out as other signs. */
const UNPRINTABLE = /[^\u0020-\u007e\u00a0-\u00ff\u20ac\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]/gu;
const HINT = 'Signs that this paper cannot show stand as ?. Read them in the console.';

@Injectable()
export class PrintBrief {
  async run(brief: Brief, when: (at: Date) => string): Promise<Buffer> {
    let hidden = false;
    const printable = (text: string): string => {
      const shown = text.replace(UNPRINTABLE, '?');
      hidden ||= shown !== text;
      return shown;
    };
    const doc = new PDFDocument({
      size: 'A4',
      margin: MARGIN,
      info: { Title: brief.title, Author: 'Bellwether', CreationDate: brief.resolvedAt ?? brief.openedAt },
    });
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject));
    const bottom = doc.page.height - MARGIN - 14;
    const width = doc.page.width - 2 * MARGIN;
    /** Nothing flows onto a second page: what doesn't fit ends in three dots. */
    const line = (text: string, size: number, { bold = false, color = INK, above = 0 } = {}): void => {
      doc.y += above;
      const room = bottom - doc.y;
      if (room < size * 1.3) return;
      doc
        .font(bold ? 'Helvetica-Bold' : 'Helvetica')
        .fontSize(size)
        .fillColor(color);
      doc.text(printable(text), MARGIN, doc.y, { width, height: room, ellipsis: true, lineGap: 1.5 });
    };
    line(kindOf(brief), 10, { color: GREY });
    line(brief.title, 18, { bold: true });
    line(headOf(brief, when), 10, { color: GREY, above: 2 });
    for (const { title, lines } of sectionsOf(brief, when)) {
      line(title, 11.5, { bold: true, above: 9 });
      for (const each of lines) line(each, 10, { above: 1 });
    }
    if (hidden) {
      doc.font('Helvetica').fontSize(8).fillColor(GREY);
      doc.text(HINT, MARGIN, bottom + 2, { width, height: 12, lineBreak: false });
    }
    doc.end();
    await ended;
    return Buffer.concat(parts);
  }
}

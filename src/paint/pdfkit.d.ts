// PDFKit ships no types; what justera uses of it is typed where it is used.
declare module 'pdfkit';

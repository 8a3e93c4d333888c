import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { postShallow } from '../src/book/pdf/shallow-messages.ts';

postShallow(self);

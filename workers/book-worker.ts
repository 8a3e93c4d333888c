import { BookReader } from '../src/book/book-reader.ts';
import type { BookService } from '../src/book/book-service.ts';
import { serve } from '../src/ports/rpc.ts';

serve<BookService>(self, new BookReader());

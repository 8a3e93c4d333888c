import { BookReader } from '../src/book/book-reader.ts';
import type { BookService } from '../src/book/book-service.ts';
import { serve, type Port } from '../src/ports/rpc.ts';

serve<BookService>(self as unknown as Port, new BookReader());

import { joinFiles } from '../book/bundle/joined-files.ts';
import { LecternError } from '../domain/errors.ts';

/**
 * The file of a book that is given as one file or as several.
 * @throws LecternError option-invalid when there is none
 */
export async function oneFile(given: File | readonly File[], signal?: AbortSignal): Promise<File> {
  if (given instanceof File) return given;
  const [first, ...others] = given;
  if (first === undefined) {
    throw new LecternError('option-invalid', 'There is no file to read. Give at least one.');
  }
  return others.length === 0 ? first : joinFiles(given, signal);
}

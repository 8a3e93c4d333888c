import { TensorType, toNumber, type OnnxTensor } from './onnx-model.ts';

/** The lengths of a tensor's axes; empty for a scalar. */
export function shapeOf(tensor: OnnxTensor): number[] {
  return tensor.dims.map(toNumber);
}

/**
 * The bytes of a tensor of 8-bit integers, one each, in row-major order.
 * @throws Error when it is of another type or its size does not fit its shape
 */
export function bytesOf(tensor: OnnxTensor): Uint8Array {
  if (tensor.dataType !== TensorType.int8 && tensor.dataType !== TensorType.uint8) {
    throw new Error(`"${tensor.name}" has element type ${tensor.dataType}, not 8-bit integers.`);
  }
  const raw = tensor.rawData;
  const bytes = raw?.length ? raw : Uint8Array.from(tensor.int32Data ?? []);
  const size = shapeOf(tensor).reduce((product, length) => product * length, 1);
  if (bytes.length !== size) {
    throw new Error(`"${tensor.name}" holds ${bytes.length} bytes, its shape says ${size}.`);
  }
  return bytes;
}

/**
 * The last two axes of a three-dimensional tensor of 8-bit integers swapped:
 * [a, b, c] becomes [a, c, b].
 */
export function transposeInner(tensor: OnnxTensor, name: string): OnnxTensor {
  const [outer, rows, columns, ...more] = shapeOf(tensor);
  if (outer === undefined || rows === undefined || columns === undefined || more.length > 0) {
    throw new Error(`"${tensor.name}" has shape [${shapeOf(tensor).join(', ')}], not three axes.`);
  }
  const source = bytesOf(tensor);
  const target = new Uint8Array(source.length);
  for (let slice = 0; slice < outer; slice += 1) {
    const start = slice * rows * columns;
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const value = source[start + row * columns + column];
        if (value !== undefined) target[start + column * rows + row] = value;
      }
    }
  }
  return { name, dataType: tensor.dataType, dims: [outer, columns, rows], rawData: target };
}

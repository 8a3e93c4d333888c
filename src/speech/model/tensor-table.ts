/** Element types in which tensors are stored. */
export type StoredType = 'float32' | 'int8' | 'uint8';

/** Values that lie in the joined weights, little-endian. */
export interface StoredValues {
  type: StoredType;
  /** First byte; a multiple of 4. */
  at: number;
  /** Values, not bytes. */
  count: number;
}

/** Values along one axis of a tensor: element i meets value ⌊i / inner⌋ mod count. */
export interface AxisValues {
  values: StoredValues;
  inner: number;
}

/**
 * How a tensor comes out of the weights: as it is stored, or as 32-bit floats computed from it in this
 * order. The result is row-major like what it is made of.
 */
export interface TensorRecipe {
  stored: StoredValues;
  /** 8-bit values become (value − zero point) · scale. */
  quantisation?: { scale: AxisValues; zeroPoint: StoredValues };
  /** What the floats are multiplied with. */
  factor?: AxisValues;
  /**
   * Index of a matrix of n rows and k columns that is applied to each k floats in a row: [rows, k]
   * becomes [n, rows].
   */
  matrix?: number;
}

/**
 * `model/tensors-….json`: the tensors of all graphs that do not lie in the graphs' files, by the
 * name under which these refer to them (`location` of their external data).
 */
export interface TensorTable {
  tensors: Record<string, TensorRecipe>;
  matrices: number[][][];
}

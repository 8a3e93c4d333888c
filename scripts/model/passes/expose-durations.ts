import type { Graph } from '../graph.ts';
import { TensorType } from '../onnx-model.ts';
import type { Pass } from '../pass.ts';

/** The node of Kokoro-82M that rounds and clips the predicted length of each token. */
const DURATION_NODE = '/encoder/Clip';

/**
 * Gives the graph an output `durations`: the length of each token, the two boundary tokens too, as
 * whole floats from 1 up, in units of 600 samples. The model repeats each token's features so many
 * times (`pred_dur` in hexgrad/kokoro's model.py); each repetition becomes two frames of its decoder
 * of 300 samples each.
 */
export const exposeDurations: Pass = {
  name: 'expose-durations',
  run(graph: Graph): number {
    const clip = graph.nodes.find((node) => node.name === DURATION_NODE && node.opType === 'Clip');
    const [durations] = clip?.output ?? [];
    if (durations === undefined) {
      throw new Error(`The graph has no node "${DURATION_NODE}", which makes the durations.`);
    }
    graph.add({
      input: [durations],
      output: ['durations'],
      name: 'durations',
      opType: 'Identity',
      attribute: [],
    });
    const known = graph.valueInfo.find((info) => info.name === durations);
    const type = known?.type ?? { tensorType: { elemType: TensorType.float } };
    graph.outputs.push({ name: 'durations', type });
    return 1;
  },
};

import { TOKEN_TABLE } from '../../../scripts/model/token-table.ts';
import { decodeModel, encodeModel } from '../../../scripts/model/onnx-model.ts';
import { namesRead } from '../../../scripts/model/graph.ts';

/** Names that kokoro-js has for what the published graph calls otherwise. */
const NAMES: Readonly<Record<string, string>> = { tokens: 'input_ids', audio: 'waveform' };

/** The published model with inputs and output under the names that kokoro-js looks for; nothing else is changed. */
export function peerModel(published: Uint8Array): Uint8Array<ArrayBuffer> {
  const model = decodeModel(published);
  const rename = (name: string): string => NAMES[name] ?? name;
  const { graph } = model;
  for (const node of graph.node) {
    const inner = [...namesRead(node)].find((name) => name in NAMES && !node.input.includes(name));
    if (inner !== undefined) throw new Error(`A subgraph of "${node.name}" reads "${inner}".`);
    node.input = node.input.map(rename);
    node.output = node.output.map(rename);
  }
  for (const info of [...graph.input, ...graph.output]) info.name = rename(info.name);
  return encodeModel(model);
}

/** The files beside the model that transformers.js asks for, by their names. */
export function peerFiles(): Record<string, object> {
  const vocab = { $: 0, ...TOKEN_TABLE };
  const symbols = Object.keys(vocab)
    .map((symbol) => symbol.replace(/[$\]\\^-]/gu, '\\$&'))
    .join('');
  return {
    'config.json': { model_type: 'style_text_to_speech_2' },
    'tokenizer_config.json': { model_max_length: 512, tokenizer_class: 'PreTrainedTokenizer' },
    'tokenizer.json': {
      version: '1.0',
      truncation: null,
      padding: null,
      added_tokens: [],
      normalizer: { type: 'Replace', pattern: { Regex: `[^${symbols}]` }, content: '' },
      pre_tokenizer: { type: 'Split', pattern: { Regex: '' }, behavior: 'Isolated', invert: false },
      post_processor: {
        type: 'TemplateProcessing',
        single: [
          { SpecialToken: { id: '$', type_id: 0 } },
          { Sequence: { id: 'A', type_id: 0 } },
          { SpecialToken: { id: '$', type_id: 0 } },
        ],
        special_tokens: { $: { id: '$', ids: [0], tokens: ['$'] } },
      },
      decoder: null,
      model: { vocab, type: 'WordLevel', unk_token: '$' },
    },
  };
}

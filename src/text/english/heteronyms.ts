import { isVerbAfterAll } from './noun-or-verb.ts';

/** A word of a sentence with the tag that it was given; both may be corrected. */
export interface TaggedWord {
  text: string;
  tag: string;
  /** Laid down, where the lexicon lacks the reading that is meant. */
  phonemes?: string;
}

/** A better tag, another word that sounds right, or the sounds themselves, the same in both accents. */
interface Corrected {
  tag?: string;
  text?: string;
  phonemes?: string;
}

/** Looks at a word and its neighbours (small letters, '' beyond the ends). */
type Correction = (place: Place) => Corrected | null;

interface Place {
  word: TaggedWord;
  /** Neighbour by distance: -1 is the word before. */
  readonly at: (distance: number) => string;
  readonly tagAt: (distance: number) => string;
}

const OBJECTS =
  /^(?:the|a|an|my|your|his|her|our|their|this|that|these|those|it|them|him|me|us|up|yourself)$/u;

/** Words whose verb is another word than their noun, at the head of a command: "Wind the clock". */
const COMMANDED = new Set(
  'wind close tear present record object produce conduct separate desert use house excuse abuse estimate bow console perfect refuse permit project subject'.split(
    ' ',
  ),
);

const adjective: Correction = () => ({ tag: 'JJ' });

function sounds(phonemes: string): Correction {
  return () => ({ phonemes });
}

function when(pattern: RegExp, distance: number, correction: Correction): Correction {
  return (place) => (pattern.test(place.at(distance)) ? correction(place) : null);
}

function firstOf(...corrections: Correction[]): Correction {
  return (place) => {
    for (const correction of corrections) {
      const result = correction(place);
      if (result !== null) return result;
    }
    return null;
  };
}

const LEAD_THINGS =
  /^(?:pipes?|pencils?|bullets?|shot|weights?|paint|roofs?|mines?|poisoning|ore|coffins?|sheets?|balls?|soldiers?|plates?|type|seals?|lined|glass|piping|foil|sinkers?)$/u;
const LIVE_THINGS =
  /^(?:music|shows?|broadcasts?|wires?|ammunition|coals?|bait|audiences?|animals?|oaks?|performances?|concerts?|recordings?|bands?|television|tv|stock|births?|embers?|shells?|bombs?|rounds|steam|rail|birds?|fish|chickens?|ducks?|pigs?|snakes?|creatures?|cattle)$/u;
const BASS_THINGS =
  /^(?:guitars?|drums?|voices?|clef|lines?|notes?|players?|singers?|viols?|strings?|part|solo|tones?|chorus)$/u;
const DIVED =
  /^(?:into|in|for|under|down|off|from|through|at|headlong|deep|beneath|below|behind)$/u;
const MADE_A_BOW =
  /^(?:take|takes|took|taken|taking|make|makes|made|making|with|gave|give|giving|return|returned|acknowledged|deep|low|profound|slight|polite|stiff|formal|courtly|graceful|ceremonious|sweeping|mock|grave|elaborate|respectful|another)$/u;
const SHIP = /^(?:ship|boat|vessel|canoe|yacht|steamer|schooner|launch|skiff|barge)$/u;
const FEELING =
  /^(?:am|is|are|was|were|be|been|being|feel|felt|feels|quite|perfectly|seem|seemed|seems|well|very|not|more|less|too|so|remain|remained|rest|entirely|fairly)$/u;
const MADE = /^(?:make|makes|made|making|keep|kept|leave|left|render|rendered)$/u;
const PERSON =
  /^(?:me|you|him|her|it|us|them|myself|himself|herself|itself|themselves|everyone|everybody)$/u;

const STRETCH =
  /^(?:morning|evening|night|day|afternoon|moment|time|way|sort|kind|year|week|month|summer|winter|spring|autumn|hour|minute|instant|point|place|direction|noise|sound|voice|word|question|subject|matter|case|house|room|out)$/u;
const CLAUSE_BEGINS =
  /^(?:he|she|it|they|we|i|you|the|a|an|his|her|their|my|our|your|its|there|this|these|those|most|some|all|no|nobody|nothing|if|when|whatever)$/u;

const CORRECTIONS: Readonly<Record<string, Correction>> = {
  that: ({ word, at, tagAt }) => {
    if (/^(?:[.!?;”]|which|)$/u.test(at(1))) return { tag: 'DT' };
    if (word.tag === 'DT') {
      const clause =
        CLAUSE_BEGINS.test(at(1)) || tagAt(1) === 'NNP' || (at(1) === ',' && at(-1) === ',');
      return clause &&
        !/^(?:is|was|as|at|of|in|for|to|by|from|with|on|like|than|after|before)$/u.test(at(-1))
        ? { tag: 'IN' }
        : null;
    }
    const question =
      /^(?:is|was)$/u.test(at(-1)) &&
      /^[“(]?$/u.test(at(-2)) &&
      /^(?:a|an|the|all|so|it)$/u.test(at(1));
    return question || STRETCH.test(at(1)) ? { tag: 'DT' } : null;
  },
  in: when(/^(?:to|up)$/u, 1, () => ({ tag: 'RP' })),
  lead: firstOf(
    when(LEAD_THINGS, 1, () => ({ text: 'led' })),
    ({ at, tagAt }) =>
      /^(?:of|molten|like|as|white|red|melted|sheet|and|with)$/u.test(at(-1)) &&
      !/^(?:the|a|to|of|by)$/u.test(at(1)) &&
      (at(-1) !== 'and' || /^(?:iron|tin|zinc|copper|silver|gold)$/u.test(at(-2))) &&
      !tagAt(1).startsWith('NN')
        ? { text: 'led' }
        : null,
  ),
  live: firstOf(when(LIVE_THINGS, 1, adjective), ({ at }) =>
    /^(?:is|are|was|were|went|goes|go|going|it|recorded|broadcast|streamed|performed|shown)$/u.test(
      at(-1),
    ) &&
    /^(?:on|[.!?]|)$/u.test(at(1)) &&
    (at(-1) !== 'it' || /^(?:television|tv|air|stage|radio|camera)$/u.test(at(2)))
      ? { tag: 'JJ' }
      : null,
  ),
  read: ({ at, tagAt }) => {
    const near = [at(-1), at(-2), at(-3)];
    const between = (count: number): boolean =>
      near.slice(0, count).every((_, index) => /^(?:PRP|RB|NNP)$/u.test(tagAt(-1 - index)));
    for (const [index, word] of near.entries()) {
      if (!between(index)) return null;
      if (/^(?:have|has|had|having|'ve|haven't|hasn't|hadn't)$/u.test(word)) return { tag: 'VBN' };
      if (
        /^(?:to|will|shall|can|could|may|might|must|should|did|does|didn't|don't|won't|cannot)$/u.test(
          word,
        )
      )
        return { tag: 'VB' };
    }
    return null;
  },
  wind: ({ at, tagAt }) =>
    tagAt(-1) === 'NNS' &&
    /^(?:through|along|around|round|up|down|its|their|between|across|past|among|over)$/u.test(at(1))
      ? { tag: 'VB' }
      : null,
  tear: ({ at }) => {
    if (!/^(?:a|the|this|that|another|big|small|long)$/u.test(at(-1)) || at(1) !== 'in')
      return null;
    return /^(?:coat|shirt|dress|sleeve|paper|page|fabric|cloth|curtain|canvas|sail|tent|net|jacket|skirt|trousers|stocking|screen|muscle|ligament|roof)s?$/u.test(
      at(3),
    )
      ? { tag: 'VB' }
      : null;
  },
  bowed: ({ at }) => (/^(?:legs?|strings?)$/u.test(at(1)) ? null : { phonemes: 'bˈWd' }),
  row: ({ at, tagAt }) =>
    /^(?:terrible|awful|dreadful|blazing|furious|domestic|flaming|frightful|almighty|violent|unholy)$/u.test(
      at(-1),
    ) ||
    (/^(?:a|the)$/u.test(at(-1)) &&
      /^(?:kick|kicked|kicking|making|had|having|make|made)$/u.test(at(-2)) &&
      !/^of$/u.test(at(1))) ||
    (/^(?:a|the)$/u.test(at(-1)) &&
      /^(?:with|about|between)$/u.test(at(1)) &&
      !tagAt(1).startsWith('NN'))
      ? { phonemes: 'ɹˈW' }
      : null,
  sow: when(/^(?:a|the|old|fat|and)$/u, -1, ({ at }) =>
    at(-1) === 'and' && at(-2) === 'reap' ? null : { tag: 'NN' },
  ),
  aged: firstOf(
    when(
      /^(?:man|men|woman|women|father|mother|parents?|couple|king|face|hand|hands|head|servant|lady|gentleman|person|persons|people|aunt|uncle|priest|monk|relative|grandfather|grandmother)$/u,
      1,
      sounds('ˈAʤɪd'),
    ),
    ({ at }) =>
      at(-1) === 'the' && /^(?:and|[.,;]|)$/u.test(at(1)) ? { phonemes: 'ˈAʤɪd' } : null,
  ),
  blessed: firstOf(
    when(/^(?:are|is|be)$/u, 1, ({ at }) =>
      /^(?:|[“,;.]|and)$/u.test(at(-1)) ? { phonemes: 'blˈɛsɪd' } : null,
    ),
    ({ at, tagAt }) =>
      /^(?:the|a|that|this|those|every|most|o|whole|single|of)$/u.test(at(-1)) &&
      tagAt(1).startsWith('NN')
        ? { phonemes: 'blˈɛsɪd' }
        : null,
  ),
  learned: ({ at, tagAt }) =>
    tagAt(1).startsWith('NN') &&
    /^(?:the|a|my|our|your|his|most|very|other|these|those|some|many|more|and|all|)$/u.test(
      at(-1),
    ) &&
    tagAt(-1) !== 'PRP'
      ? { tag: 'JJ' }
      : null,
  invalid: ({ at, tagAt }) =>
    /^(?:the|an|poor|old|young|chronic|confirmed|helpless|my|his|her|our|their)$/u.test(at(-1)) &&
    (!/^(?:NN|NNS|JJ)$/u.test(tagAt(1)) || /^(?:lay|sat|lies|lying|smiled|died)$/u.test(at(1)))
      ? { tag: 'NN' }
      : null,
  resume: ({ at, tagAt }) =>
    /^(?:my|your|his|her|our|their|a|the)$/u.test(at(-1)) && !tagAt(1).startsWith('NN')
      ? { phonemes: 'ɹˈɛzəmˌA' }
      : null,
  does: when(/^(?:two|three|four|five|several|the|young)$/u, -1, ({ at }) =>
    /^(?:bucks?|stags?|fawns?|deer|and)$/u.test(at(-2)) ||
    (/^(?:and|[.,])$/u.test(at(1)) && /^(?:bucks?|stags?|fawns?)$/u.test(at(2)))
      ? { phonemes: 'dˈOz' }
      : null,
  ),
  job: ({ word, at }) =>
    word.text === 'Job' &&
    (/^(?:patient|poor|o|like)$/u.test(at(-1)) ||
      (at(-1) === 'of' && /^(?:book|story|patience|trials|comforters|sufferings)$/u.test(at(-2))))
      ? { phonemes: 'ʤˈOb' }
      : null,
  nice: ({ word, at }) =>
    word.text === 'Nice' &&
    /^(?:in|to|from|at|near|of|for|leave|left|reach|reached|visit|visited)$/u.test(at(-1))
      ? { phonemes: 'nˈis' }
      : null,
  polish: ({ word, at }) =>
    word.text === 'Polish' && at(-1) === '' && OBJECTS.test(at(1)) ? { text: 'polish' } : null,
  ragged: ({ tagAt }) => (tagAt(1).startsWith('NN') ? { tag: 'JJ' } : null),
  jagged: ({ tagAt }) => (tagAt(1).startsWith('NN') ? { tag: 'JJ' } : null),
  overhead: ({ at }) =>
    /^(?:[.,;:!?—]|and|in|the|like|as|was|were|is|with|)$/u.test(at(1)) ? { tag: 'RB' } : null,
  bass: firstOf(
    when(BASS_THINGS, 1, adjective),
    ({ at }) =>
      at(-1) === 'the' && /^(?:play|plays|played|playing|on|sing|sings)$/u.test(at(-2))
        ? { tag: 'JJ' }
        : null,
    when(/^(?:double|deep|basso|sings|sang)$/u, -1, adjective),
  ),
  minute: firstOf(
    when(
      /^(?:amounts?|quantit(?:y|ies)|particles?|details?|fractions?|holes?|insects?|cracks?|grains?|dots?|specks?|doses?|drops?|traces?|fragments?|differences?|description|inspection|examination|investigation|creatures?|organisms?|scrutiny|proportions?)$/u,
      1,
      adjective,
    ),
    when(/^(?:very|so|too|most|more|extremely|almost|exceedingly|infinitely|as)$/u, -1, ({ at }) =>
      at(-1) === 'as' && at(1) !== 'as' ? null : { tag: 'JJ' },
    ),
    ({ at, tagAt }) =>
      /^(?:the|its|their|these|those|some|many|such|few|of)$/u.test(at(-1)) &&
      tagAt(1) === 'NNS' &&
      at(1) !== 'hands'
        ? { tag: 'JJ' }
        : null,
  ),
  bow: ({ at }) => {
    if (/^(?:and|or|string|tie|window|legs?|saw)$/u.test(at(1)) && at(2) !== 'to') {
      return /^arrows?$/u.test(at(2)) ? { tag: 'NN' } : null;
    }
    const nearest = [at(-1), at(-2), at(-3)];
    if (
      nearest.some((word) => MADE_A_BOW.test(word)) &&
      /^(?:a|his|her|the|another|my|one|slight|low|deep|.+)$/u.test(at(-1))
    ) {
      return { tag: 'VB' };
    }
    const ofShip = at(1) === 'of' && (SHIP.test(at(2)) || SHIP.test(at(3)));
    return ofShip || /^(?:port|starboard|weather|lee|larboard)$/u.test(at(-1))
      ? { tag: 'VB' }
      : null;
  },
  dove: ({ at, tagAt }) =>
    DIVED.test(at(1)) && /^(?:NN|NNS|NNP|PRP|CC|RB|WDT)$/u.test(tagAt(-1)) ? { tag: 'VBD' } : null,
  content: ({ at }) => {
    if (FEELING.test(at(-1))) return { tag: 'JJ' };
    return PERSON.test(at(-1)) && MADE.test(at(-2)) ? { tag: 'JJ' } : null;
  },
};

/**
 * Mends the parts of speech of words that are spelled alike and sound different, where a neighbour
 * says plainly which one is meant. `first` tells whether a word begins its sentence.
 */
export function correctHeteronyms(words: readonly TaggedWord[], first: number): void {
  words.forEach((word, index) => {
    const key = word.text.toLowerCase();
    if (word.phonemes !== undefined) return;
    const at = (distance: number): string => words[index + distance]?.text.toLowerCase() ?? '';
    if (index === first && COMMANDED.has(key) && OBJECTS.test(at(1))) word.tag = 'VB';
    const tagAt = (distance: number): string => words[index + distance]?.tag ?? '';
    if (isVerbAfterAll(key, word.tag, { at, tagAt })) word.tag = 'VB';
    const correction = Object.hasOwn(CORRECTIONS, key) ? CORRECTIONS[key] : undefined;
    const result = correction?.({ word, at, tagAt });
    if (result?.tag !== undefined) word.tag = result.tag;
    if (result?.text !== undefined) word.text = result.text;
    if (result?.phonemes !== undefined) word.phonemes = result.phonemes;
  });
}

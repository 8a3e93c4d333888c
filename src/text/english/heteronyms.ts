/** A word of a sentence with the tag that it was given; both may be corrected. */
export interface TaggedWord {
  text: string;
  tag: string;
}

/** Looks at a word and its neighbours (small letters, '' beyond the ends); returns a better tag or reading. */
type Correction = (place: Place) => { tag?: string; text?: string } | null;

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
  'wind close tear present record object produce conduct separate desert use house excuse abuse estimate bow'.split(
    ' ',
  ),
);

const adjective: Correction = () => ({ tag: 'JJ' });

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
      /^(?:of|molten|like|as|white|red|melted|sheet|and)$/u.test(at(-1)) &&
      !/^(?:the|a|to|of|by)$/u.test(at(1)) &&
      (at(-1) !== 'and' || /^(?:iron|tin|zinc|copper|silver|gold)$/u.test(at(-2))) &&
      !tagAt(1).startsWith('NN')
        ? { text: 'led' }
        : null,
  ),
  live: when(LIVE_THINGS, 1, adjective),
  bass: firstOf(
    when(BASS_THINGS, 1, adjective),
    when(/^(?:double|deep|basso|sings|sang)$/u, -1, adjective),
  ),
  minute: firstOf(
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
    const at = (distance: number): string => words[index + distance]?.text.toLowerCase() ?? '';
    if (index === first && COMMANDED.has(key) && OBJECTS.test(at(1))) word.tag = 'VB';
    const correction = Object.hasOwn(CORRECTIONS, key) ? CORRECTIONS[key] : undefined;
    const result = correction?.({
      word,
      at,
      tagAt: (distance) => words[index + distance]?.tag ?? '',
    });
    if (result?.tag !== undefined) word.tag = result.tag;
    if (result?.text !== undefined) word.text = result.text;
  });
}

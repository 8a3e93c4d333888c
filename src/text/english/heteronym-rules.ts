import { ENDS_IN_ED } from './heteronym-ed.ts';
import {
  adjective,
  firstOf,
  sounds,
  when,
  type Correction,
  type Place,
} from './heteronym-correction.ts';
import {
  BASS_THINGS,
  BOWED_HOW,
  DIVED,
  FEELING,
  FOR_A_BOW,
  LEAD_THINGS,
  LETS,
  LIVE_THINGS,
  MADE,
  MADE_A_BOW,
  OBJECTS,
  PERCEIVED,
  PERSON,
  SHIP,
} from './heteronym-neighbours.ts';
import { readThat } from './that.ts';

/** Whether a word of a kind stands within a few words. */
function isNear(at: Place['at'], pattern: RegExp): boolean {
  for (let distance = -8; distance <= 8; distance++) {
    if (distance !== 0 && pattern.test(at(distance))) return true;
  }
  return false;
}

/** Whether "read" is past: in a notice that says something, in a row of things that were done. */
function hasRead({ at, tagAt, word }: Place): boolean {
  if (at(-1) === 'well' && /^(?:|[,;“]|is|was|are|were|so|very|be|been|and)$/u.test(at(-2)))
    return true;
  if (word.tag === 'VBD' || word.tag === 'VBN') return false;
  const says = /^(?:["“:]|as|that|the|a|his|her|simply|thus|something)$/u.test(at(1));
  if (/^(?:NN|NNP)$/u.test(tagAt(-1)) && says) {
    return ![-2, -3, -4].some((distance) => LETS.test(at(distance)));
  }
  return at(-1) === 'and' && lastVerb(tagAt) === 'VBD';
}

/** The tag of the nearest verb before a word that is joined to it by "and". */
function lastVerb(tagAt: Place['tagAt']): string {
  for (let distance = -2; distance >= -14; distance--) {
    const tag = tagAt(distance);
    if (/^(?:VB|MD|TO)/u.test(tag)) return tag;
  }
  return '';
}

/** What the neighbours of a word say about it, by the word in small letters. */
export const CORRECTIONS: Readonly<Record<string, Correction>> = {
  ...ENDS_IN_ED,
  that: readThat,
  in: firstOf(
    when(/^(?:to|up)$/u, 1, () => ({ tag: 'RP' })),
    // "He climbed in through the window": nothing follows that he could be in.
    when(/^(?:from|through|by|with|as|at|again)$/u, 1, ({ tagAt }) =>
      tagAt(-1).startsWith('VB') ? { tag: 'RP' } : null,
    ),
  ),
  lead: firstOf(
    when(LEAD_THINGS, 1, () => ({ text: 'led' })),
    when(/^pencil$/u, -1, () => ({ text: 'led' })),
    ({ at }) =>
      /^(?:is|was|were|are|made|pure|solid|heavy)$/u.test(at(-1)) &&
      /^(?:[.,;:!?]|and|)$/u.test(at(1)) &&
      at(-2) !== 'to'
        ? { text: 'led' }
        : null,
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
  read: (place) => {
    const { at, tagAt } = place;
    const near = [at(-1), at(-2), at(-3)];
    const between = (count: number): boolean =>
      near.slice(0, count).every((_, index) => /^(?:PRP|RB|NNP)$/u.test(tagAt(-1 - index)));
    for (const [index, word] of near.entries()) {
      if (!between(index)) break;
      if (/^(?:have|has|had|having|'ve|haven't|hasn't|hadn't)$/u.test(word)) return { tag: 'VBN' };
      if (
        /^(?:to|will|shall|can|could|may|might|must|should|did|does|didn't|don't|won't|cannot)$/u.test(
          word,
        )
      )
        return { tag: 'VB' };
    }
    return hasRead(place) ? { tag: 'VBD' } : null;
  },
  wind: ({ at, tagAt }) => {
    const goesOn =
      /^(?:through|along|around|round|up|down|its|their|between|across|past|among|over|away|off|back|towards?|into)$/u;
    if (!goesOn.test(at(1))) return null;
    const isSeen = /^NN/u.test(tagAt(-1)) && [-2, -3, -4].some((far) => PERCEIVED.test(at(far)));
    return tagAt(-1) === 'NNS' || isSeen ? { tag: 'VB' } : null;
  },
  wound: ({ at, tagAt }) =>
    (at(-1) === 'and' && /^(?:an?|the|his|her|its|it|up|my)$/u.test(at(1))) ||
    (/^(?:through|along|around|round|up|down|its|their|past|between|across|among|the|a|an|his|my)$/u.test(
      at(1),
    ) &&
      /^(?:NN|NNP|NNS|RB|PRP|WDT)$/u.test(tagAt(-1)) &&
      !/^(?:bullet|gunshot|head|knife|chest|leg|arm|flesh|sword|stab|shell|spear)$/u.test(at(-1)))
      ? { tag: 'VBD' }
      : null,
  elaborate: when(/^(?:on|upon)$/u, 1, () => ({ tag: 'VB' })),
  axes: ({ at }) =>
    /^(?:x|y|z|coordinate|co-ordinate|vertical|horizontal|principal|parallel|perpendicular|optical|major|minor|multiply|label)$/u.test(
      at(-1),
    ) || /^(?:of)$/u.test(at(1))
      ? null
      : { tag: 'VBZ' },
  bases: ({ at }) =>
    /^(?:naval|military|air|army|enemy|submarine|all|and|loaded)$/u.test(at(-1)) ||
    (at(1) === 'were' && at(2) === 'loaded') ||
    at(1) === 'loaded'
      ? { phonemes: 'bˈAsɪz' }
      : null,
  putting: firstOf(when(/^greens?$/u, 1, sounds('pˈʌtɪŋ')), ({ at }) =>
    at(1) === 'on' && at(2) === 'the' && /^greens?$/u.test(at(3)) ? { phonemes: 'pˈʌtɪŋ' } : null,
  ),
  slough: when(/^off$/u, 1, sounds('slˈʌf')),
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
  lima: when(/^beans?$/u, 1, sounds('lˈImə')),
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
    (/^(?:and|[.,;!?]|across|in|with|were|are|fled|ran|graze[ds]?|leapt|watched|bounded)$/u.test(
      at(1),
    ) &&
      /^(?:of|for|and|after|at|follow(?:s|ed)?|[.,“]|)$/u.test(at(-2)) &&
      at(-1) !== 'young') ||
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
  overhead: ({ at }) =>
    /^(?:[.,;:!?—]|and|in|the|like|as|was|were|is|with|)$/u.test(at(1)) ? { tag: 'RB' } : null,
  bass: firstOf(
    when(BASS_THINGS, 1, adjective),
    ({ at }) =>
      at(-1) === 'the' && /^(?:play|plays|played|playing|on|sing|sings)$/u.test(at(-2))
        ? { tag: 'JJ' }
        : null,
    when(/^(?:double|deep|basso|sings|sang)$/u, -1, adjective),
    when(/^(?:sang|sings|boomed|rumbled|growled|thumped)$/u, 1, adjective),
  ),
  minute: firstOf(
    // "Other minute organic beings": of sixty seconds there would be several.
    when(
      /^(?:other|these|those|many|few|several|numerous|countless|such|certain)$/u,
      -1,
      ({ tagAt }) => (/^(?:JJ|NNS?)$/u.test(tagAt(1)) ? { tag: 'JJ' } : null),
    ),
    when(/^(?:are|were)$/u, -1, ({ at }) =>
      /^(?:[.,;:!?]|and|in|)$/u.test(at(1)) ? { tag: 'JJ' } : null,
    ),
    when(
      /^(?:amounts?|quantit(?:y|ies)|particles?|details?|fractions?|holes?|insects?|cracks?|grains?|dots?|specks?|doses?|drops?|traces?|fragments?|differences?|description|inspection|examination|investigation|creatures?|organisms?|scrutiny|proportions?|care|attention|precision|accuracy|exactness|detail|fidelity|observations?|analysis|study|directions|instructions|portions?|objects?|changes?|variations?|letters|writing|handwriting)$/u,
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
    if (/^(?:is|was|were)$/u.test(at(1)) && BOWED_HOW.test(at(2))) return { tag: 'VB' };
    const isTaken = /^an?$/u.test(at(-1)) && at(-2) !== 'with' && MADE_A_BOW.test(at(-2));
    if (!isTaken && isNear(at, FOR_A_BOW)) return { tag: 'NN' };
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

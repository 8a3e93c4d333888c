/** Words for texts of any length, in an order that is the same each time. */
const WORDS =
  'the river went down past quiet houses and over stones while somebody in a long coat stood at the gate ' +
  'counting lanterns because nobody had told him that winter would come early this year or how far the ' +
  'road ran beyond the mill where his brother once kept bees and wrote letters about the weather';

/** A chapter of a book that is narrated. */
export interface SpokenChapter {
  title: string;
  paragraphs: string[];
}

/** A short book that is narrated: some three minutes of speech in five chapters. */
export const SPOKEN_BOOK: readonly SpokenChapter[] = [
  {
    title: 'The Harbour',
    paragraphs: [
      'The harbour was quiet when the boat came in. Two men stood on the quay and watched it turn, ' +
        'slowly, against the tide; neither of them spoke. Behind them the town was waking up: shutters ' +
        'were opened, a cart went by, and somewhere a child laughed at something that nobody else could see.',
      'It had been a long winter, longer than most of them could remember. The ice had stayed until ' +
        'April, and the boats had stayed with it. Now everything had to be done at once. There were nets ' +
        'to mend and hulls to paint, and there was, above all, the question of who would go out first.',
    ],
  },
  {
    title: 'The Ledger',
    paragraphs: [
      'In the office above the rope store an old woman was counting. She had counted for forty years, ' +
        'first herring, then barrels, then the money that came back for them, and she had never been ' +
        'wrong by more than a shilling.',
      '“You are early,” she said, without looking up. “I am late,” said the captain, “by three months ' +
        'and eleven days.” He put his cap on the table, and a little water ran out of it, round the ' +
        'inkwell and over the edge.',
      'She moved the ledger out of its way, as one moves a sleeping cat, and went on counting.',
    ],
  },
  {
    title: 'The First Boat',
    paragraphs: [
      'They drew lots for it in the end. The youngest of them, who had never yet been past the ' +
        'lighthouse, held the longest straw, and looked at it as if it belonged to somebody else.',
      'By noon the wind had gone round to the south-west, and half of the town stood on the wall to see ' +
        'him off. Nobody waved; it was not a place where people waved. But when the sail filled, and the ' +
        'boat leaned over and began to run, somebody at the back started to sing.',
    ],
  },
  {
    title: 'A Letter',
    paragraphs: [
      'Three weeks later there was a letter, the first of that year. It had been wet twice and read at ' +
        'least once, and the stamp was gone. The postman, who was a careful man, brought it up to the ' +
        'office himself and waited at the door, in case there should be an answer.',
      '“Dear Mrs. Aldous,” it began, “we are well, and the fish are where you said that they would be, at ' +
        'fifty-eight degrees north, an hour after the turn of the tide. I have taken 214 barrels. I shall ' +
        'need salt, rope, and somebody who can cook.”',
      'She read it standing, which she never did. Then she folded it along its old folds, opened the ' +
        'ledger at the page for May, and wrote down the number, and after the number, because nobody was ' +
        'looking, a very small cross.',
    ],
  },
  {
    title: 'What the Cook Saw',
    paragraphs: [
      'The cook was called Ned, and he had told everybody that he could swim. On the fourth night he stood ' +
        'in the bow with a bucket and saw, a long way down, a light that moved when the boat moved and ' +
        'stopped when it stopped.',
      'He thought about it for as long as it takes to peel six potatoes. He could wake the others, who ' +
        'would laugh; or he could say nothing, and then there would always be something of which he had ' +
        'said nothing. In the end he let down the bucket, as gently as he could, and brought up a little ' +
        'of the sea, and it shone.',
    ],
  },
];

/** Paragraphs of plain prose that have at least so many characters in all. */
export function makeProse(characters: number): string[] {
  const words = WORDS.split(' ');
  const paragraphs: string[] = [];
  let length = 0;
  for (let index = 0; length < characters; index++) {
    // Each sentence begins elsewhere and has its own length, so that paragraphs differ.
    const sentences = Array.from({ length: 5 }, (_, place) => {
      const from = (index * 7 + place * 13) % words.length;
      const count = 8 + ((index + place * 3) % 9);
      const text = Array.from({ length: count }, (__, word) => words[(from + word) % words.length]);
      const sentence = text.join(' ');
      return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
    });
    const paragraph = sentences.join(' ');
    paragraphs.push(paragraph);
    length += paragraph.length;
  }
  return paragraphs;
}

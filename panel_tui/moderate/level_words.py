"""Which level of a criterion the words of a reason speak of: "Adequate." under a score of 1 does not bear it out.

The rules are plain and shy, for a level that is wrongly found in somebody's words does harm, and one that is missed
does none. Most words of a scale are ordinary ones ("a strong team", "weak on costs", "equality is not addressed"). So
a level is named only
- by its label, where this is the whole judgement of a sentence: "Adequate." as the first or the last one (between
  others "Good." may speak of a detail), "This is strong." as the first, and anywhere "The answer is weak.", "I score
  this as partial.", "Need: strong." where Need is the criterion's title; nothing but a full stop or a semicolon may
  follow it, and no "But" or "However" after that;
- or by a whole clause of what the level means, in general or in this brief: at least three words that carry meaning, in
  their order with nothing between them, that are in no other level's meaning, with no "not", "if" or "would" before
  them in the sentence.
Whoever names two levels names none, and no label counts in a reason that has another label anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from panel_tui.call.rubric import Rubric

FEWEST_WORDS = 3
"""How many words that carry meaning a clause needs to speak for its level."""
FEWEST_LETTERS = 3
"""How many letters a label needs: "A." and "1." begin the items of a list."""

CITED = re.compile(r"\([^()¶]{0,200}¶[^()]{0,200}\)|¶ ?[0-9]{1,5}\.[0-9]{1,7}")
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]*")
CLAUSE = re.compile(r"[.;:!?]|, or ")
WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
IDLE = frozenset(
    WORD.findall(
        "a an the this that these those there it its they their he she his her we our i my you your who which what "
        "is are was were be been being am has have had do does did of in on at to and or with by from for as into than "
        "then so also all both very"
    )
)
"""Words that carry no meaning of their own; "no", "not" and "nothing" are not among them."""
TURNED = frozenset(
    WORD.findall(
        "not no never hardly scarcely barely neither nor without nobody nothing none cannot less short far lacks "
        "lacking if unless until would could might may were should almost nearly than though although while instead"
    )
)
"""Words after which a clause may say the opposite, or something that is not so."""

LEAD = (
    r"(?:(?:overall|on the whole|on balance|all in all|altogether|in sum|in short|in my view|in my opinion|to my mind"
    r"|for me|so|only|just|simply|still|clearly|plainly)[,:]?\s)*"
)
IS = r"(?:\s(?:is|are|seems|looks|remains)|:)\s(?:(?:overall|only|just|simply|still|clearly|plainly)\s)?"
TAIL = r"(?:,? (?:overall|here|throughout|on the whole|in my view|in my opinion|for me))?"
END = r"\s?(?:[.!]*$|;)"
QUALIFIED = re.compile(
    r"\s*(?:but|however|yet|except|although|though|still|only|then again|nevertheless)\b", re.IGNORECASE
)
ANSWER = r"(?:answer|response|section|criterion)"


class Meaning(NamedTuple):
    """One level: its label, and what it means in general and in this brief."""

    value: Fraction
    label: str
    texts: tuple[str, ...]


class Named(NamedTuple):
    """A level that a reason names, and in which of its words."""

    level: Fraction
    words: str


class _Clause(NamedTuple):
    """Words that carry meaning, and the one level whose they are."""

    value: Fraction
    words: tuple[str, ...]


class LevelWords:
    """The words of one criterion's levels. `title` is the criterion's."""

    def __init__(self, title: str, levels: Iterable[Meaning]) -> None:
        self.levels = tuple(sorted(levels))
        labels = [one for one in self.levels if sum(map(str.isalpha, one.label)) >= FEWEST_LETTERS]
        folded = [_folded(one.label) for one in labels]
        single = {_folded(one.label): one.value for one in labels if folded.count(_folded(one.label)) == 1}
        self._by_label: Mapping[str, Fraction] = single
        self._patterns = _patterns(title, single) if single else None
        self._clauses = tuple(_clauses(self.levels))

    def named(self, reason: str) -> Named | None:
        """The one level that a reason names; None where it names none, or several."""
        text = CITED.sub("", reason.replace("’", "'"))
        sentences = [one for found in SENTENCE.findall(text) if (one := " ".join(found.split()))]
        judged = [one for number in range(len(sentences)) for one in self._judged(sentences, number)]
        found = [*judged, *(one for sentence in sentences for one in self._quoted(sentence))]
        levels = {one.level for one in found}
        if judged:  # whoever weighs one label against another does not call all of it by either
            levels |= {level for sentence in sentences for level in self._mentioned(sentence)}
        return found[0] if len(levels) == 1 else None

    def contradiction(self, reason: str, score: Fraction) -> Named | None:
        """The level that a reason names, where it is not that of the score; None where the words bear the score out.

        A score between two levels (2.5, or 2 where only 1, 3 and 5 have words) is borne out by either.
        """
        named = self.named(reason)
        return None if named is None or named.level in self._around(score) else named

    def _around(self, score: Fraction) -> set[Fraction]:
        """The level of a score, or the two that it lies between."""
        values = [one.value for one in self.levels]
        below = max((one for one in values if one <= score), default=score)
        above = min((one for one in values if one >= score), default=score)
        return {below, above}

    def _judged(self, sentences: list[str], number: int) -> Iterator[Named]:
        """The level by whose label a sentence judges."""
        if self._patterns is None:
            return
        for pattern in self._patterns.at(number, len(sentences)):
            match = pattern.match(sentences[number])
            level = self._by_label.get(_folded(match["label"])) if match else None
            if match and level is not None:
                after = sentences[number][match.end() :] or " ".join(sentences[number + 1 : number + 2])
                if not QUALIFIED.match(after):
                    yield Named(level, match["label"])

    def _mentioned(self, sentence: str) -> Iterator[Fraction]:
        """The levels whose labels are anywhere in a sentence, in whatever sense."""
        if self._patterns:
            for match in self._patterns.mention.finditer(sentence):
                if (level := self._by_label.get(_folded(match["label"]))) is not None:
                    yield level

    def _quoted(self, sentence: str) -> Iterator[Named]:
        """The levels whose meaning a sentence has a whole clause of."""
        words = list(WORD.finditer(sentence))
        turned = next((place for place, one in enumerate(words) if _turns(one[0])), len(words))
        carrying = [(place, one) for place, one in enumerate(words) if _folded(one[0]) not in IDLE]
        folded = [_folded(one[0]) for _, one in carrying]
        for clause in self._clauses:
            size = len(clause.words)
            for start in range(len(folded) - size + 1):
                if tuple(folded[start : start + size]) == clause.words and carrying[start][0] <= turned:
                    first, last = carrying[start][1], carrying[start + size - 1][1]
                    yield Named(clause.value, sentence[first.start() : last.end()])


def level_words(rubric: Rubric, criterion: str) -> LevelWords:
    """The words of a rubric's criterion: its scale's labels and meanings, and what it says of each score itself."""
    one = rubric.by_id[criterion]
    scale = {level.value: level for level in rubric.scale_of(criterion).levels}
    anchors = {Fraction(score): text for score, text in one.anchors.items()}

    def meaning(value: Fraction) -> Meaning:
        level = scale.get(value)
        texts = (level.meaning if level else "", anchors.get(value, ""))
        return Meaning(value, level.label if level else "", texts)

    return LevelWords(one.title, map(meaning, {*scale, *anchors}))


class _Patterns(NamedTuple):
    """What a sentence looks like whose judgement is a label, and how one is mentioned."""

    alone: re.Pattern[str]
    of_this: re.Pattern[str]
    of_criterion: re.Pattern[str]
    of_answer: re.Pattern[str]
    mention: re.Pattern[str]

    def at(self, number: int, of: int) -> Iterator[re.Pattern[str]]:
        """Those that can be trusted in a sentence of this number, from 0, of so many."""
        yield from (self.of_criterion, self.of_answer)
        if number in (0, of - 1):
            yield self.alone
        if number == 0:
            yield self.of_this


def _patterns(title: str, labels: Iterable[str]) -> _Patterns:
    longest = sorted(labels, key=lambda one: (-len(one), one))
    label = rf"(?P<label>{'|'.join(map(re.escape, longest))})(?!\w)"
    subject = rf"(?:(?:the\s)?(?:{re.escape(_folded(title))}|{ANSWER})|this\s{ANSWER}){IS}"
    mark = r"i\s(?:(?:would|have)\s)?(?:rated?|scored?|marked?|graded?)\s(?:it|this)(?:\sas)?\s"
    this = rf"(?:this|it){IS}|i\s(?:find|think|call|consider|judge)\s(?:it|this)(?:\sas)?\s"
    return _Patterns(
        alone=_whole(label),
        of_this=_whole(rf"(?:{this}){label}"),
        of_criterion=_whole(rf"(?:{subject}|{mark}){label}"),
        of_answer=_whole(rf"(?:(?:this|it)\sis\s)?an?\s{label}\s{ANSWER}"),
        mention=re.compile(rf"(?<!\w){label}", re.IGNORECASE),
    )


def _whole(judgement: str) -> re.Pattern[str]:
    """A sentence that says this and no more."""
    return re.compile(rf"[-•*–—\s]*{LEAD}{judgement}{TAIL}{END}", re.IGNORECASE)


def _clauses(levels: Iterable[Meaning]) -> Iterator[_Clause]:
    """The clauses that speak for one level alone."""
    levels = tuple(levels)
    for one in levels:
        others = [_carrying(text) for other in levels if other.value != one.value for text in other.texts]
        for text in one.texts:
            for words in map(_carrying, CLAUSE.split(text)):
                if len(words) >= FEWEST_WORDS and not any(_holds(other, words) for other in others):
                    yield _Clause(one.value, words)


def _carrying(text: str) -> tuple[str, ...]:
    return tuple(one for one in WORD.findall(_folded(text)) if one not in IDLE)


def _holds(words: tuple[str, ...], clause: tuple[str, ...]) -> bool:
    return any(words[start : start + len(clause)] == clause for start in range(len(words) - len(clause) + 1))


def _turns(word: str) -> bool:
    folded = _folded(word)
    return folded in TURNED or folded.endswith("n't")


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())

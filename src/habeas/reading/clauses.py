"""Where the words of one speaker end inside a sentence."""

from __future__ import annotations

from habeas.reading.lexicon import Form, cues, words
from habeas.reading.phrases import BREAKS, DASHES, is_adverb, is_verb
from habeas.reading.sentences import QUOTATION, Sentence

_JOINS = frozenset(("and", "but", "while", "although", "though", "as", "whereas", "or"))
_REACH = 12
_MAY_END = DASHES | frozenset((";", ",", "according", "so", "and", "but", "(", ")", "[", "]"))
"""The only words that can matter to where content ends."""


def content_end(sentence: Sentence, start: int) -> int:
    """The last item of content that begins at ``start``.

    It ends at the end of the sentence, before another attribution (", adding that", "and
    said", ", according to", ", but Y said"), or at a semicolon or closing bracket.
    """
    depth = 0
    for index in range(start, len(sentence)):
        word = sentence.words[index]
        if word not in _MAY_END:
            continue
        depth += word in "([" and word != ""
        if word in (")", "]"):
            depth -= 1
            if depth < 0:
                return index - 1
        if index > start and depth == 0 and _ends_before(sentence, start, index):
            return _before_aside(sentence, start, index - 1)
    return _before_aside(sentence, start, _before_occasion(sentence, start))


def _before_aside(sentence: Sentence, start: int, last: int) -> int:
    """The item before a closing ", which …" that is longer than what it hangs on."""
    for index in range(last - 1, start, -1):
        aside = sentence.words[index] == "," and sentence.words[index + 1] in ("which", "who")
        if aside and last - index > index - start and not _resumes(sentence, index + 2, last):
            return index - 1
    return last


def _resumes(sentence: Sentence, start: int, last: int) -> bool:
    """Whether the clause goes on behind an aside: "…, which is the army's, and were beaten"."""
    return any(
        sentence.words[index : index + 2] == [",", "and"] and is_verb(sentence, index + 2)
        for index in range(start, last - 1)
    )


def _before_occasion(sentence: Sentence, start: int) -> int:
    """The last item, or the one before a closing "in a statement on Monday"."""
    last = len(sentence) - 1
    for index in range(last, max(start + 1, last - _REACH), -1):
        if sentence.words[index] in ("in", "during", "at") and _is_occasion(sentence, index + 1):
            return index - 1
    return last


def _is_occasion(sentence: Sentence, index: int) -> bool:
    article = _word(sentence, index) in words("articles") - {"the", "any", "every"}
    near = sentence.words[index + 1 : index + 4]
    return article and any(word in words("occasions") for word in near)


def _ends_before(sentence: Sentence, start: int, index: int) -> bool:
    word = sentence.words[index]
    if word == ";" or (word in DASHES and _is_comment(sentence, index + 1)):
        return True
    if word == "according" and _word(sentence, index + 1) == "to":
        return True
    if word == ",":
        return (
            _turns(sentence, index + 1)
            or _attribution_follows(sentence, index + 1)
            or _spliced(sentence, index + 1)
        )
    if word == "so":
        return _word(sentence, index + 1).endswith("ly")
    if word in ("and", "but"):
        return _coordinated_cue(sentence, index + 1)
    return False


def _is_comment(sentence: Sentence, index: int) -> bool:
    """Whether a dash leads on to what is thought of the words: "— a claim rejected by …"."""
    opens = _word(sentence, index) in ("a", "an", "the", "something")
    return opens and _word(sentence, index + 1) in words("comments")


def _turns(sentence: Sentence, index: int) -> bool:
    """Whether somebody else is set against a quotation: "…", but relatives disputed it."""
    return sentence.words[index - 2] in (QUOTATION, "''") and _word(sentence, index) in (
        "but",
        "while",
        "although",
        "though",
        "whereas",
    )


def _word(sentence: Sentence, index: int) -> str:
    return sentence.words[index] if index < len(sentence) else ""


def _attribution_follows(sentence: Sentence, index: int) -> bool:
    """Whether ", adding that", ", according to", ", but Y said" or ", Y said" begins here."""
    word = _word(sentence, index)
    if word in ("according", "citing", "quoting"):
        return True
    if word in _JOINS:
        turns = word == "but" and index + 1 < len(sentence) and is_verb(sentence, index + 1)
        if turns or _coordinated_cue(sentence, index + 1):
            return True
        return _clause_with_cue(sentence, index + 1)
    if is_speech(sentence, index, Form.GERUND) and word not in words("prepositions"):
        return True
    if is_speech(sentence, index, Form.PAST) and _takes_clause(sentence, index):
        return True
    return _short_tail(sentence, index)


def _spliced(sentence: Sentence, index: int) -> bool:
    """Whether a new attribution follows without a joint: ", he says they …"."""
    pronoun = _word(sentence, index) in words("subject_pronouns")
    return pronoun and _is_said(sentence, index + 1) and index + 2 < len(sentence)


def _coordinated_cue(sentence: Sentence, index: int) -> bool:
    """Whether "and said", "and has also warned" follows: same subject, new cue."""
    while index < len(sentence) and (
        is_adverb(sentence.words[index]) or sentence.words[index] in words("auxiliaries")
    ):
        index += 1
    speaks = is_speech(sentence, index, Form.PAST) or is_speech(sentence, index, Form.THIRD)
    return speaks and _takes_clause(sentence, index)


def _takes_clause(sentence: Sentence, index: int) -> bool:
    after = _word(sentence, index + 1)
    wants = any("to" in sense.takes for sense in cues().senses[sentence.words[index]])
    if wants and "to" in sentence.words[index : index + _REACH]:
        return True
    return (
        after in ("that", QUOTATION, ",", ":")
        or after in words("subject_pronouns")
        or (sentence.words[index] in ("said", "told", "added", "denied", "claimed", "accused"))
    )


def _clause_with_cue(sentence: Sentence, index: int) -> bool:
    for place in range(index, min(index + _REACH, len(sentence))):
        word = sentence.words[place]
        if word in (",", ";", QUOTATION, "that", "who", "which"):
            return False
        if place > index and word not in cues().also_nouns and _is_said(sentence, place):
            return _takes_clause(sentence, place)
        if is_verb(sentence, place) and word not in words("auxiliaries"):
            return False
    return False


def _short_tail(sentence: Sentence, index: int) -> bool:
    """Whether the sentence closes with ", Y said" or ", said Y"."""
    last = len(sentence) - 1
    while last > index and sentence.words[last] in BREAKS and sentence.words[last] != QUOTATION:
        last -= 1
    if last - index > _REACH or last <= index - 1:
        return False
    if any(sentence.words[place] in (",", "that", QUOTATION) for place in range(index, last)):
        return False
    if _is_said(sentence, index):
        return True
    return _is_said(sentence, last) and not any(
        is_verb(sentence, place) for place in range(index, last)
    )


def _is_said(sentence: Sentence, index: int) -> bool:
    return any(
        {"quote", "before"} <= sense.takes and sense.form in (Form.PAST, Form.THIRD)
        for sense in cues().senses.get(_word(sentence, index), ())
    )


def is_speech(sentence: Sentence, index: int, form: Form) -> bool:
    """Whether an item is a verb of speech in that form."""
    found = cues().senses.get(_word(sentence, index), ())
    return any(sense.form is form and "quote" in sense.takes for sense in found)

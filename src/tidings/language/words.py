"""Words: where text is split, as the English Web Treebank (EWT) does, from which the network learnt.

spaCy's tokenizer for English with rules of EWT added. Prefixes and suffixes are taken off the ends of what stands
between two spaces; what is then left is one word if it is in WHOLE or a web address, else it is cut at the infixes.
An infix that matches the empty string cuts without making a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import spacy
from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# Ranks and the like that spaCy's rules would part from their full stop, which then would end a sentence.
ABBREVIATIONS = (
    "Col.", "Capt.", "Maj.", "Sgt.", "Lt.", "Lieut.", "Cmdr.", "Cdr.", "Brig.", "Cpl.", "Pvt.", "Supt.", "Insp.",
    "Sens.", "Reps.", "Hon.", "Nos.", "Ft.", "Amb.", "Atty.", "Univ.", "Dept.", "Sr.", "Cie.", "Blvd.", "Vol.",
    "Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "Sat.",
)  # fmt: skip
# Other words that no rule would get right, cut at the blanks; "etc." in mid-sentence keeps its stop.
CASES = ("wan na", "Wan na", "gim me", "Gim me", "lem me", "Lem me", "etc. ,", "etc. )")
# What spaCy has as special cases and EWT does not: words, faces that brackets make, and "m." behind a sum at the end.
DROPPED = ("and/or", "id", "wed", "Wed", "):", "8)", "k.", "m.", "b.")

# The Web Treebank's affixes: a hyphen after them stays inside the word ("anti-war", but "self - made", "al - Qaeda").
AFFIXES = (
    "agro", "ante", "anti", "arch", "bi", "bio", "co", "counter", "cross", "cyber", "de", "e", "eco", "ex", "extra",
    "hyper", "inter", "intra", "macro", "mega", "meta", "micro", "mid", "mini", "mis", "multi", "neo", "non", "over",
    "pan", "para", "post", "pre", "pro", "pseudo", "psycho", "quasi", "re", "semi", "socio", "sub", "super", "trans",
    "tri", "ultra", "un", "under", "uni",
)  # fmt: skip
RUNS = (  # marks repeated are one word
    r"[!?]{2,}", r"\*{2,}", r"_{2,}", r"={2,}", r"~{2,}", r"<{2,}", r">{2,}", "-{2,}", "‘’",
)  # fmt: skip
# Parted from the number before them: "5pm", "$44m-".
UNITS = r"[ap]\.?m|[AP]\.?M|[kKmbM]|MM|bn|km|ft|hh|Hz|lbs?|secs?|mins?|minutes?|hrs?|hours?|days?|years?|percent"
PREFIXES = (*RUNS, r"-(?=\w)")
SUFFIXES = (
    *RUNS,
    r"(?<=[a-z]{3})\.[!?]+",
    r"(?<=[\w.)\"”])-+",
    r"(?<=[a-z])`s",
    r"(?<=[A-Z])N['’]T",
    r"(?<=[A-Za-z])['’](?:ll|re|ve|LL|RE|VE|D|M)",
)
INFIXES = (
    *RUNS,
    rf"(?<=\d)(?=(?:{UNITS})\b)",
    r"(?<=\d[ap]m)-(?=\d)",
    r"(?<=\d[AP]M)-(?=\d)",
    r"(?<=\d)-(?=\$)",  # "$10-$20", whose second sign the next rule parts from its sum
    r"(?<=-\$)(?=\d)",
    r"(?<=\w)[(\[]",  # "person(s)"
    r"[)\]](?=[A-Za-z])",
    r"(?<=[A-Z]\.)-(?=[A-Za-z])",  # "U.S.-led"
)
WHOLE = (
    r"\+?\d+(?:-\d+){2,}",  # dates, telephone numbers; "10-12" is three words
    r"\d{3}-\d{4}",
    r"\d{5}-\d{4}",  # postal codes
    r"['’]?(?:\d\d)?\d0['’]s",  # decades
    r"[\w#.-]+\.(?i:docx?|xlsx?|pptx?|pdf|txt|rtf|jpe?g|gif|png|zip|url)",  # files
)


@cache
def load_words() -> Language:
    """A spaCy pipeline of English words alone.

    >>> [token.text for token in load_words()("The anti-war U.S. marchers left at 5pm!!")]
    ['The', 'anti-war', 'U.S.', 'marchers', 'left', 'at', '5', 'pm', '!!']
    """
    nlp = spacy.blank("en")
    tokenizer: Any = nlp.tokenizer
    defaults = nlp.Defaults
    tokenizer.prefix_search = compile_prefix_regex([*PREFIXES, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*SUFFIXES, *(defaults.suffixes or ())]).search
    tokenizer.infix_finditer = compile_infix_regex(_infixes(defaults.infixes or ())).finditer
    tokenizer.token_match = re.compile("|".join(WHOLE)).fullmatch
    tokenizer.rules = {word: parts for word, parts in tokenizer.rules.items() if word not in DROPPED} | _cases()
    return nlp


def _infixes(known: Iterable[str | re.Pattern[str]]) -> list[str]:
    """The rules inside words: spaCy's, but for its hyphen, which does not know affixes."""
    return [*INFIXES, _hyphen(), *(rule for rule in known if isinstance(rule, str) and HYPHENS not in rule)]


def _hyphen() -> str:
    """A hyphen between letters, or between a digit and letters, that parts words: none after an affix.

    >>> re.split(_hyphen(), "al-Qaeda"), re.split(_hyphen(), "non-human"), re.split(_hyphen(), "10-year-old")
    (['al', 'Qaeda'], ['non-human'], ['10', 'year', 'old'])
    """
    affixes = "".join(rf"(?<!(?<![\w-])(?i:{affix}))" for affix in AFFIXES)
    return rf"(?<=[{ALPHA}0-9]){affixes}(?:{HYPHENS})(?=[{ALPHA}])"


def _cases() -> dict[str, list[dict[str, str]]]:
    """The special cases, as spaCy has them."""
    words = [[word] for word in ABBREVIATIONS] + [case.split() for case in CASES]
    return {"".join(parts): [{"ORTH": part} for part in parts] for parts in words}

"""A name cut into the words that are compared, in Latin letters, with what was set aside."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from anyascii import anyascii

from tidings.names.scripts import native_words, script_of
from tidings.names.sounds import letters_to_sounds
from tidings.resources import load

Kind = Literal["person", "organisation"]

_ABJAD = re.compile(r"[\u0590-\u08ff]")
_IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CHINESE_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")
_SERVANT = "عبد"
_ARABIC_ARTICLE = re.compile(r"(?<![\u0600-\u06ff])\u0627\u0644(?=[\u0600-\u06ff]{2})")
_CARON = str.maketrans(
    {
        "š": "sh",
        "č": "ch",
        "ž": "zh",
        "ş": "sh",
        "ç": "ch",
        "ć": "ch",
        "ś": "sh",
        "ż": "zh",
        "đ": "dj",
        "ğ": "gh",
        "ł": "l",
    }
)
_SERVANT_OF = re.compile(
    r"\babd(?:[ -]?[aeou]l|[ -][aeou][dlrnstz]{1,2})[ -]?(?=[a-z]{3})|\babd[aeou](?=(rr|ss|nn|zz))"
)
_WORDS = re.compile(r"[a-z0-9](?:[a-z0-9@]|['`\u02bc](?=[a-z]))*")
SYLLABLE = 2  # letters of a Korean syllable, which may be one Latin letter: Lee is "i"
LONG_WORD = 5  # a word of so many letters that stands in a name twice is a slip; Korean syllables repeat
_LOOK_ALIKES = str.maketrans("013459", "oieasg")
_INITIALISM = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?(?![a-z])")
_ONLY_INITIALS = re.compile(r"(?:[a-z]\.){2,}[a-z]?")
_COMPANY = re.compile(
    r"\b(?:ministry|department|bank|company|agency|council|committee|party|army|brigade|front|university|union|organi[sz]ation|"
    r"association|institute|corps|force|forces|of|group|news|movement|federation|commission|office|court|times|&)\b|\d"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name: folded letters, its sounds, whether its script left the vowels out, whether it is weak.

    `native` are its letters in the script it was written in, where that is one of `names.scripts`.
    """

    text: str
    sounds: tuple[str, ...]
    abjad: bool = False
    weak: bool = False
    native: str = ""

    @property
    def initial(self) -> bool:
        """Whether it is a single letter."""
        return len(self.text) == 1 and self.text.isalpha() and len(self.native) < SYLLABLE


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name ready to be compared. `legal_form` is the canonical kind of company ("ltd"), None where there is none.

    `foreign` says that a person's name was in other letters than Latin ones, so that a letter more is no slip.
    """

    text: str
    parts: tuple[Part, ...]
    kind: Kind
    legal_form: str | None = None
    foreign: bool = False

    @property
    def joined(self) -> str:
        """All its words written as one."""
        return "".join(part.text for part in self.parts)


@cache
def table() -> dict[str, Any]:
    """`resources/name_parts.yaml`."""
    entries: dict[str, Any] = load("name_parts")
    return entries


@cache
def _particles() -> frozenset[str]:
    return frozenset(table()["particles"])


@cache
def honorifics() -> frozenset[str]:
    """Titles and ranks that stand before or after a name and are no part of it."""
    return frozenset(table()["honorifics"])


@cache
def _legal_forms() -> tuple[tuple[str, str], ...]:
    """(spelling, kind), longest spelling first."""
    pairs = [(spelling, kind) for kind, spellings in table()["legal_forms"].items() for spelling in spellings]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _one_word() -> dict[str, str]:
    return {spelling: word for word, spellings in table()["words"].items() for spelling in spellings}


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """Lower-case Latin letters, digits and blanks; other scripts transliterated. Folding twice changes nothing."""
    text = unicodedata.normalize("NFC", name).replace("’", "'").replace("‘", "'")
    text = _ARABIC_ARTICLE.sub("", text.replace("\u200c", "")) if _ABJAD.search(text) else text
    return re.sub(r"\s+", " ", anyascii(text.casefold().translate(_CARON)).casefold()).strip()


def guess_kind(name: str, schema: str | None = None) -> Kind:
    """Whether a name is compared as a person's or as an organisation's; `schema` is a FollowTheMoney schema."""
    if schema is not None:
        return "person" if schema == "Person" else "organisation"
    folded = fold(name)
    return "organisation" if _COMPANY.search(folded) or _strip_legal_form(folded)[1] else "person"


@lru_cache(maxsize=100_000)
def split_name(name: str, kind: Kind) -> NameParts:
    """The words of a name that count. Titles, particles and legal forms are set aside unless nothing else is left."""
    folded = fold(name)
    return _split_person(name, folded) if kind == "person" else _split_organisation(name, folded)


def _split_person(name: str, folded: str) -> NameParts:
    if parts := _foreign_parts(name):
        return NameParts(folded, parts, "person", foreign=True)
    folded = folded.replace(".", "") if _ONLY_INITIALS.fullmatch(folded) else folded
    text = _SERVANT_OF.sub("abd", re.sub(r"(?<=[a-z]\.)(?=[a-z])", " ", folded))
    words = [_letters(word) for word in _cut(text)]
    kept = [word for word in words if word not in _particles() and word not in honorifics()]
    kept = kept or [word for word in words if word not in honorifics()] or words
    abjad = bool(_ABJAD.search(name))
    once = [word for i, word in enumerate(kept) if len(word) < LONG_WORD or word not in kept[:i]]
    return NameParts(folded, tuple(_part(word, abjad=abjad) for word in once), "person")


def _foreign_parts(name: str) -> tuple[Part, ...]:
    """The words of a name in another script with their own letters; empty for one in Latin letters, or in both.

    A Chinese name is parted behind its surname, so that either order of the Latin one fits.
    """
    if re.search(r"[a-z]", unicodedata.normalize("NFKD", name).casefold()):
        return ()
    if _CHINESE_NAME.fullmatch(name):
        return tuple(_part(word, abjad=False) for word in _chinese_words(name))
    if script_of(name) is None:
        return ()
    words = [("".join(_cut(fold(native))), native) for native in _servants(native_words(name))]
    aside = frozenset[str]() if script_of(name) == "hangul" else _particles() | honorifics()
    kept = [(text, native) for text, native in words if text not in aside]
    abjad = bool(_ABJAD.search(name))
    return tuple(_part(text, abjad=abjad, native=native) for text, native in dict.fromkeys(kept or words) if text)


def _servants(words: tuple[str, ...]) -> list[str]:
    """The words, "servant of" written as one with the name it needs: عبد الله."""
    found: list[str] = []
    for word in words:
        if found and found[-1] == _SERVANT:
            found[-1] += word
        else:
            found.append(word)
    return found


def _chinese_words(name: str) -> list[str]:
    """Surname and given name of a Chinese name in pinyin."""
    surname = 2 if len(name) > 2 and name[:2] in _double_surnames() else 1  # noqa: PLR2004 - two characters
    return [anyascii(part).casefold() for part in (name[:surname], name[surname:])]


@cache
def _double_surnames() -> frozenset[str]:
    return frozenset(load("letters")["double_surnames"])


def _letters(word: str) -> str:
    """Digits typed for the letters they look like, inside a word of letters."""
    mixed = any(c.isdigit() for c in word) and sum(c.isalpha() for c in word) >= 2  # noqa: PLR2004 - F16 stays
    return word.translate(_LOOK_ALIKES) if mixed else word


def _split_organisation(name: str, folded: str) -> NameParts:
    text = re.sub(r"'s\b", "", folded)
    text = re.sub(r"\b(?:u\.s\.?|united states)(?: of america)?(?= |$)", "us", text)
    text = text.replace("&", " ")
    text = _INITIALISM.sub(lambda match: match.group().replace(".", ""), text)
    bare, legal_form = _strip_legal_form(text)
    weak = frozenset(table()["weak_words"])
    words = [
        _one_word().get(word, word) for word in _cut(bare.replace("forty-four", "44").replace("fourty-four", "44"))
    ]
    kept = [word for word in words if word not in _particles()] or words
    abjad = bool(_ABJAD.search(name))
    return NameParts(folded, tuple(_part(w, abjad=abjad, weak=w in weak) for w in kept), "organisation", legal_form)


def _strip_legal_form(text: str) -> tuple[str, str | None]:
    """The name without its legal form at either end, and the kind of form."""
    plain = re.sub(r"(?<=\b[a-z]) (?=[a-z]\b)", " ", re.sub(r"[^a-z0-9&']+", " ", text)).strip()
    for spelling, kind in _legal_forms():
        if plain.endswith(" " + spelling):
            return _strip_legal_form(plain[: -len(spelling)].strip())[0], kind
        if plain.startswith(spelling + " ") and len(spelling) > 1:
            return _strip_legal_form(plain[len(spelling) :].strip())[0], kind
    return text, None


def _cut(text: str) -> list[str]:
    words = (word.replace("'", "").replace("`", "") for word in _WORDS.findall(text))
    return [word for word in words if word]


def _part(word: str, *, abjad: bool, weak: bool = False, native: str = "") -> Part:
    return Part(word, letters_to_sounds(word), abjad, weak, native)


def is_ideographic(name: str) -> bool:
    """Whether a name is written in Chinese, Japanese or Korean script."""
    return bool(_IDEOGRAPHS.search(name))

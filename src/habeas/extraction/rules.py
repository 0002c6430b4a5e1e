"""Rules as data: what words say that something happened, and to whom. A file for each topic and language in `rules/`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from habeas.extraction.patterns import ANY_HOUSE, Pattern
from habeas.extraction.words import Line
from habeas.vocabulary import Modality, Type

__all__ = ["WHO", "Example", "Rule", "RuleError", "Rules", "load_rules", "read_rules"]

WHO = ("object", "undergoer", "subject", "of", "given", "around", "target", "near", "slot", "none")
"""Where, seen from the trigger, those it happens to stand: its object ("freed X"), its object or
passive subject and nothing else ("flew X out", not "X flew"), its subject ("X died"), of it
("the release of X", "X's release"), given something ("gave X two years"), around it (its owner, else the subject of its clause),
its target (the object, else behind "on" or "against"; things count too), near, in a slot of the phrase, nowhere."""

NEEDS = ("who", "person", "count", "term", "charge", "place", "date")
_KEYS = frozenset(
    {
        "says",
        "type",
        "triggers",
        "who",
        "needs",
        "modality",
        "only_in",
        "only_with",
        "yields",
        "firm",
        "unless",
        "confidence",
        "counted",
        "finds",
        "ignores",
        "misses",
    }
)


class RuleError(ValueError):
    """A rule file that does not say what it must; the message names the file, the rule and what to do."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with [words|slot] marked; `because` says why it is ignored or missed."""

    text: str
    marked: tuple[tuple[str, str], ...]
    because: str | None = None

    @classmethod
    def of(cls, written: str, because: str | None = None) -> "Example":
        """Raises ValueError for a mark of an unknown kind."""
        marked = tuple((kind, words) for words, kind in _MARK.findall(written))
        for kind, _ in marked:
            if kind not in MARKS:
                raise ValueError(f"unknown mark [...|{kind}]. Marks are: {', '.join(MARKS)}")
        return cls(_MARK.sub(lambda m: m.group(1), written), marked, because)


MARKS = ("person", "count", "date", "term", "place", "actor", "source", "charge", "tie", "trigger")
_MARK = re.compile(r"\[([^\]|]+)\|(\w+)\]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing a report can say, the words that say it, and where those concerned stand.

    `only_in` are words of which the document must have one, `only_with` and `unless` what the sentence must and must not
    have; `counted` is the type where a number of
    people and no name is told of; a rule that `yields` speaks only where no other rule told something of the same people in the sentence.
    The words of a `firm` rule can hardly mean anything else: the trained model is not
    told of them, and no doubt of its takes their statements away.
    """

    id: str
    language: str
    type: Type
    says: str
    triggers: tuple[Pattern, ...]
    who: str
    needs: frozenset[str]
    modality: Modality | None
    counted: Type | None
    yields: bool
    only_in: tuple[str, ...]
    only_with: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    confidence: float
    finds: tuple[Example, ...]
    ignores: tuple[Example, ...]
    misses: tuple[Example, ...]
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of one language, indexed by the words that must be there."""

    language: str
    all: tuple[Rule, ...]
    words: Mapping[str, tuple[tuple[Rule, Pattern], ...]]
    prefixes: Mapping[str, tuple[tuple[Rule, Pattern], ...]]

    def candidates(self, line: Line) -> list[tuple[Rule, Pattern]]:
        """Rules with a pattern that may fit this line, each pattern once, in the order of the files."""
        found = dict[int, tuple[Rule, Pattern]]()
        for w in line.words:
            for key in (w.lower, w.lemma):
                for pair in self.words.get(key, ()):
                    found[id(pair[1])] = pair
            if self.prefixes:
                for n in range(3, len(w.lower) + 1):
                    for pair in self.prefixes.get(w.lower[:n], ()):
                        found[id(pair[1])] = pair
        if ANY_HOUSE in line.places:  # also where only the name of one stands
            for pair in self.words.get(ANY_HOUSE, ()):
                found[id(pair[1])] = pair
        return list(found.values())


def read_rules(name: str, text: str) -> tuple[Rule, ...]:
    """The rules of one file; `name` is <topic>.<language>.toml.

    Raises RuleError, naming file and rule, where something is wrong.
    """
    topic, language, *_ = name.split(".")
    try:
        form = tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        raise RuleError(f"rules/{name}: not TOML ({e})") from e
    if not form.get("source"):
        raise RuleError(
            f'rules/{name}: no `source`. Begin the file with source = "the report or handbook that taught the phrases"'
        )
    rules = []
    for key, body in form.items():
        if key == "source":
            continue
        try:
            rules.append(_rule(f"{topic}.{language}/{key}", language, body))
        except (ValueError, KeyError, TypeError) as e:
            what = f"{e.args[0]} is missing" if isinstance(e, KeyError) else str(e)
            raise RuleError(f"rules/{name}, rule {key!r}: {what}") from e
    return tuple(rules)


def _rule(id_: str, language: str, body: Mapping[str, Any]) -> Rule:
    if unknown := sorted(set(body) - _KEYS):
        near = get_close_matches(unknown[0], _KEYS, 1, 0)
        raise ValueError(f"unknown key {unknown[0]!r}. Did you mean {near[0]!r}?")
    if not body.get("finds") or not body.get("ignores"):
        raise ValueError("no `finds` or no `ignores`. A rule shows at least one sentence of each")
    who = body["who"]
    if who not in WHO:
        raise ValueError(f"unknown who {who!r}. It is one of: {', '.join(WHO)}")
    if wrong := sorted(set(body.get("needs", ["who"])) - set(NEEDS)):
        raise ValueError(f"unknown need {wrong[0]!r}. Needs are: {', '.join(NEEDS)}")
    return Rule(
        id_,
        language,
        Type(body["type"]),
        body["says"],
        tuple(Pattern.of(p) for p in body["triggers"]),
        who,
        frozenset(body.get("needs", ["who"])),
        Modality(body["modality"]) if "modality" in body else None,
        Type(body["counted"]) if "counted" in body else None,
        bool(body.get("yields", False)),
        tuple(words.lower() for words in body.get("only_in", [])),
        tuple(Pattern.of(p) for p in body.get("only_with", [])),
        tuple(Pattern.of(p) for p in body.get("unless", [])),
        float(body.get("confidence", 0.8)),
        tuple(Example.of(e) for e in body["finds"]),
        tuple(Example.of(e["text"], e["because"]) for e in body["ignores"]),
        tuple(Example.of(e["text"], e["because"]) for e in body.get("misses", [])),
        bool(body.get("firm", False)),
    )


class _ByLanguage(Mapping[str, Rules]):
    """The rules of each language; those of one are read when it is first asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._files: dict[str, list[str]] = {}
        for name in texts:
            self._files.setdefault(name.split(".")[1], []).append(name)
        self._texts, self._read = texts, dict[str, Rules]()

    def __getitem__(self, language: str) -> Rules:
        if language not in self._read:
            rules = [rule for name in self._files[language] for rule in read_rules(name, self._texts[name])]
            self._read[language] = _indexed(language, rules)
        return self._read[language]

    def __contains__(self, language: object) -> bool:
        return language in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@cache
def load_rules() -> tuple[Mapping[str, Rules], str]:
    """The rules that ship with habeas by language, and a digest of their files."""
    texts, digest = dict[str, str](), sha256()
    for entry in sorted(files("habeas.extraction").joinpath("rules").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            texts[entry.name] = entry.read_text("utf-8")
            digest.update(texts[entry.name].encode())
    return _ByLanguage(texts), digest.hexdigest()[:12]


def _indexed(language: str, rules: list[Rule]) -> Rules:
    words = dict[str, list[tuple[Rule, Pattern]]]()
    prefixes = dict[str, list[tuple[Rule, Pattern]]]()
    for rule in rules:
        for pattern in rule.triggers:
            for key, is_prefix in sorted(pattern.keys()):
                (prefixes if is_prefix else words).setdefault(key, []).append((rule, pattern))
    return Rules(
        language, tuple(rules), {k: tuple(v) for k, v in words.items()}, {k: tuple(v) for k, v in prefixes.items()}
    )

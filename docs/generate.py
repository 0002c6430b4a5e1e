"""Writes the generated pages: docs/commands.md, extraction.md, model.md and rules/; --check says which are stale.

Commands come from their help, rules from their files, figures from docs/scores.json and docs/curve.json, which
`make scores` and `make curve` measure; the prose stands in docs/templates. Nothing else is read, so the pages are the
same on every machine.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import click
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from habeas.cli import habeas
from habeas.extraction.rules import Example, Rule, read_rules
from habeas.extraction.trained.windows import ROLES
from habeas.vocabulary import Type, label

DOCS = Path(__file__).parent
LANGUAGES = {
    "en": "English",
    "ru": "Russian",
    "be": "Belarusian",
    "uk": "Ukrainian",
    "es": "Spanish",
    "pt": "Portuguese",
}
STANDS = {
    "object": "its object, as in “freed X”",
    "undergoer": "its object, or its subject in the passive, and nothing else",
    "subject": "its subject, as in “X died”",
    "of": "whose it is, as in “the release of X”",
    "given": "whoever is given it, as in “gave X two years”",
    "around": "whose it is, else the subject of its clause",
    "target": "its object, else what stands behind “on” or “against”; things count too",
    "near": "whoever is named nearest",
    "slot": "whoever stands in the trigger itself",
    "none": "nobody is looked for",
}
"""Where those concerned stand, seen from the trigger."""

_LINE = 130
"""Up to this many characters the triggers of a rule stand on one line, else its phrases are a list."""

Json = Mapping[str, Any]
Scores = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file of rules: <topic>.<language>, what taught its phrases, and its rules."""

    name: str
    source: str
    rules: tuple[Rule, ...]

    @property
    def language(self) -> str:
        return self.name.partition(".")[2]


def rule_files() -> list[RuleFile]:
    """The rule files that ship with habeas, English first, then by language and topic."""
    found = list[RuleFile]()
    for entry in files("habeas.extraction").joinpath("rules").iterdir():
        if entry.name.endswith(".toml"):
            text = entry.read_text("utf-8")
            source = re.search(r'^source = "(.*)"$', text, re.MULTILINE)
            found.append(RuleFile(entry.name[:-5], source[1] if source else "", read_rules(entry.name, text)))
    return sorted(found, key=lambda f: (list(LANGUAGES).index(f.language), f.name))


def pages(scores: Scores | None = None) -> dict[str, str]:
    """Every generated page by its path in docs/; without `scores` those of docs/scores.json."""
    scores = json.loads((DOCS / "scores.json").read_text("utf-8")) if scores is None else scores
    known = rule_files()
    made = {"commands.md": commands(), "rules/README.md": index(known, scores)}
    made |= {f"rules/{f.name}.md": rule_page(f, scores) for f in known}
    made |= {"../src/habeas/publication/records.json": records(scores)}
    return made | {"extraction.md": extraction_page(scores, _learning_curve()), "model.md": model_page(scores)}


def _learning_curve() -> Json | None:
    file = DOCS / "curve.json"
    return json.loads(file.read_text("utf-8")) if file.exists() else None


def records(scores: Scores) -> str:
    """Of each rule how many of the statements that it made on the development sets were right: for the method page."""
    found: dict[str, list[int]] = {}
    for measured in scores.values():
        for rule, types in measured["engines"]["rules"]["rules"].items():
            pairs = list(types.values())
            found[rule] = [sum(right for right, _ in pairs), sum(made for _, made in pairs)]
    return json.dumps(found, indent=0, sort_keys=True) + "\n"


def commands() -> str:
    """The reference page: the help of habeas and of each command."""
    context = click.Context(habeas, info_name="habeas", max_content_width=100, terminal_width=100)
    parts = ["# Commands", "", "Written from the help of each command by `docs/generate.py`.", ""]
    parts += ["```", habeas.get_help(context), "```", ""]
    for name in habeas.list_commands(context):
        command = habeas.get_command(context, name)
        assert command is not None
        with click.Context(command, info_name=name, parent=context, max_content_width=100, terminal_width=100) as inner:
            parts += [f"## habeas {name}", "", "```", command.get_help(inner), "```", ""]
    return "\n".join(parts)


# ---------------------------------------------------------------- rules


def index(known: Sequence[RuleFile], scores: Scores) -> str:
    """The list of all rule files."""
    listed = [
        {
            "name": f.name,
            "language": LANGUAGES[f.language],
            "rules": len(f.rules),
            "types": ", ".join(dict.fromkeys(label(t) for r in f.rules for t in _tells(r))),
            "right": _of(_summed(_made(_set(scores, f.language)[1], "rules", f"{f.name}/").values())),
        }
        for f in known
    ]
    return _filled("index.md.j2", files=listed, count=sum(len(f.rules) for f in known))


def rule_page(file: RuleFile, scores: Scores) -> str:
    """What the rules of a file say, with their examples and their record on the development set of its language."""
    name, measured = _set(scores, file.language)
    engines = [e for e in _engines(measured, file.language) if e != "model"]
    topic = file.name.partition(".")[0].capitalize()
    return _filled(
        "rules.md.j2",
        name=file.name, topic=topic, language=LANGUAGES[file.language], source=file.source, set=name, engines=engines,
        rows=_record(file, measured, engines), rules=[_shown(r, measured, engines) for r in file.rules],
    )  # fmt: skip


def _record(file: RuleFile, measured: Json, engines: Sequence[str]) -> list[Json]:
    """A row for each type that the file tells of: of how many, and precision and recall of the file for each engine.

    None where it makes no statement there.
    """
    wanted = measured.get("wanted", {}).get(file.language, {})
    made = {e: _made(measured, e, f"{file.name}/") for e in engines}
    if not any(made.values()):
        return []
    told = {t for r in file.rules for t in _tells(r) if t in wanted}.union(*made.values())
    return [
        {
            "type": label(t),
            "wanted": wanted.get(t, 0),
            "cells": [
                {
                    "precision": _of(made[e].get(t, (0, 0))),
                    "recall": _of((made[e].get(t, (0, 0))[0], wanted.get(t, 0)), count=False),
                }
                for e in engines
            ],
        }
        for t in Type
        if t in told
    ]


def _shown(rule: Rule, measured: Json, engines: Sequence[str]) -> Json:
    """A rule as its page shows it."""
    triggers = [p.shown() for p in rule.triggers]
    short = len(" · ".join(triggers)) <= _LINE
    phrases = [] if short else [t for t in triggers if " " in t.removesuffix(" _v._")]
    return {
        "key": rule.id.partition("/")[2],
        "says": rule.says,
        "told": "; of a number of people: ".join(label(t) for t in _tells(rule)) + _meant(rule),
        "words": " · ".join(t for t in triggers if t not in phrases),
        "phrases": phrases,
        "lines": [*_conditions(rule), *_confidence(rule, measured, engines)],
        "finds": [_marked(e) for e in rule.finds],
        "ignores": [_marked(e) for e in rule.ignores],
        "misses": [_marked(e) for e in rule.misses],
    }


def _conditions(rule: Rule) -> Iterator[str]:
    yield f"to whom: {STANDS[rule.who]}"
    needs = ", ".join(sorted(rule.needs - {"who"}))
    if needs:
        yield f"only with a {needs.replace('term', 'length of time')}"
    if rule.only_with:
        yield "only where the sentence has: " + " · ".join(p.shown() for p in rule.only_with)
    if rule.only_in:
        yield "only where the document has: " + " · ".join(rule.only_in)
    if rule.unless:
        yield "not where the sentence has: " + " · ".join(p.shown() for p in rule.unless)
    if rule.yields:
        yield "gives way where another rule tells something of the same people in the sentence"


def _confidence(rule: Rule, measured: Json, engines: Sequence[str]) -> Iterator[str]:
    yield f"confidence {_share(rule.confidence)}"
    made = {e: _summed(_made(measured, e, rule.id, whole=True).values()) for e in engines}
    if any(n for _, n in made.values()):
        yield "right on the development set: " + "; ".join(f"{_of(m)} ({e})" for e, m in made.items())


def _marked(example: Example) -> str:
    """An example with the marked words in bold and what they are behind them."""
    text, at = "", 0
    for kind, words in example.marked:
        start = example.text.index(words, at)
        text += f"{example.text[at:start]}**{words}** _({kind})_"
        at = start + len(words)
    return text + example.text[at:] + (f" — {example.because}" if example.because else "")


def _meant(rule: Rule) -> str:
    return f"; meant as {label(rule.modality)}" if rule.modality else ""


def _tells(rule: Rule) -> list[Type]:
    """The type of a rule, and that where a number of people is told of, if it is another."""
    return [rule.type, *([rule.counted] if rule.counted else [])]


# ---------------------------------------------------------------- engines and the model


FIGURES = {
    "detection F1": "detection_f1", "precision": "precision", "recall": "recall", "macro F1": "macro_f1",
    "full F1": "full_f1", "quotes that are exact": "grounded",
}  # fmt: skip


def extraction_page(scores: Scores, curve: Json | None = None) -> str:
    """The table that decides: rules, model and both, by set, type and field; and by share of the reports learnt."""
    parts = [_part(name, measured) for name, measured in scores.items()]
    return _filled("extraction.md.j2", parts=parts, curve=_curve(curve) if curve else None)


def _curve(measured: Json) -> Json:
    """A column for the rules, then one for each engine and share of the reports: the mean and the range of its runs."""
    rules, shares = measured["rules"], measured["reports"]
    among = {
        (e, s): [r[e] for r in measured["runs"] if str(r["share"]) == s] for e in ("model", "both") for s in shares
    }
    columns = [[rules], *among.values()]
    types = sorted(rules["types"], key=list(Type).index)
    return {
        **measured,
        "seen": [(s, 100 * measured["updates"] * measured["batch"] / (measured["windows"] * int(s))) for s in shares],
        "heads": [f"{engine}, {share} %" for engine, share in among],
        "overall": [
            (said, [_spread(c["figures"][key] for c in some) for some in columns]) for said, key in FIGURES.items()
        ],
        "types": [
            (label(Type(t)), rules["types"][t][2], [_spread(_f1(c["types"][t])[2] for c in some) for some in columns])
            for t in types
        ],
        "fields": [
            (f, [_spread(r / n for r, n in (c["fields"].get(f, (0, 0)) for c in some) if n) for some in columns])
            for f in rules["figures"]["fields"]
        ],
    }


def _spread(shares: Iterable[float]) -> str:
    """The mean, and the lowest and highest where they differ; a dash for none."""
    found = list(shares)
    if not found:
        return "–"
    low, high = _share(min(found)), _share(max(found))
    return _share(sum(found) / len(found)) + (f" ({low}–{high})" if low != high else "")


def _part(name: str, measured: Json) -> Json:
    languages = list(measured["wanted"])
    engines = _engines(measured, "en" if "en" in languages else languages[0])
    counts = [measured["engines"][e] for e in engines]
    return {
        "title": "English" if "en" in languages else "Slavic",
        "set": name,
        "documents": measured["documents"],
        "wanted": sum(sum(types.values()) for types in measured["wanted"].values()),
        "languages": languages,
        "unread": ", ".join(lang for lang in languages if lang not in LANGUAGES),
        "engines": engines,
        "overall": [(said, _best([c["figures"][key] for c in counts])) for said, key in FIGURES.items()],
        "types": [
            (label(Type(t)), counts[0]["types"][t][2], _best([_f1(c["types"][t])[2] for c in counts]))
            for t in sorted(counts[0]["types"], key=list(Type).index)
        ],
        "fields": [(f, _fields(f, counts)) for f in counts[0]["figures"]["fields"]],
        "makers": _makers(counts),
        "read_by": [(e, measured["engines"][e]["read_by"]) for e in engines],
    }


def _fields(field: str, counts: Sequence[Json]) -> list[Json]:
    pairs = [c["fields"].get(field, (0, 0)) for c in counts]
    shares = _best([right / total if total else None for right, total in pairs])
    return [{"share": share, "total": total} for share, (_, total) in zip(shares, pairs, strict=True)]


def _makers(counts: Sequence[Json]) -> list[tuple[str, list[str]]]:
    """How many statements rules, the model alone, and lists and tables made, and how many of these are right."""
    kinds = {"rules": "a rule", "model": "the model, where no rule spoke", "other": "lists and rows of tables"}
    made = [{kind: _summed(_by_maker(c, kind)) for kind in kinds} for c in counts]
    return [(said, [_of(m[kind]) for m in made]) for kind, said in kinds.items() if any(m[kind][1] for m in made)]


def _by_maker(counts: Json, kind: str) -> Iterator[Sequence[int]]:
    named = {f.name for f in rule_files()}
    for rule, types in counts["rules"].items():
        file = rule.partition("/")[0]
        if kind == ("model" if file == "model" else "rules" if file in named else "other"):
            yield from types.values()


def model_page(scores: Scores) -> str:
    """The model card, with its figures on the English development set where it has been measured."""
    name, measured = _set(scores, "en")
    engines = [e for e in ("model", "both") if e in measured.get("engines", {})]
    counts = [measured["engines"][e]["types"] for e in engines]
    rows = list[Json]()
    for t in Type:
        if counts and t in counts[0]:
            cells = [_share(f) for c in counts for f in _f1(c[t])]
            alone = _made(measured, engines[-1], "model/").get(t, (0, 0))
            rows.append({"type": label(t), "wanted": counts[0][t][2], "cells": cells, "alone": _of(alone)})
    weak = [label(t) for t in Type if counts and t in counts[-1] and _f1(counts[-1][t])[2] < 0.5]
    return _filled(
        "model.md.j2",
        set=name, engines=engines, rows=rows, weak=", ".join(weak), types=len(Type),
        roles=", ".join(SOUGHT[r] for r in ROLES),
    )  # fmt: skip


SOUGHT = {"who": "whom", "date": "when", "source": "who says so", "actor": "who did it", "place": "where"}
"""What the model points at, in words."""


# ---------------------------------------------------------------- figures


def _set(scores: Scores, language: str) -> tuple[str, Json]:
    """The set that measures a language, by its name; empty where none does."""
    found = ((name, m) for name, m in scores.items() if language in m["wanted"])
    return next(found, ("the development set", {}))


def _engines(measured: Json, language: str) -> list[str]:
    """The engines that were measured and differ: the trained model reads English only."""
    measured_ones = measured.get("engines", {})
    return [e for e in ("rules", "model", "both") if e in measured_ones and (language == "en" or e == "rules")]


def _made(measured: Json, engine: str, prefix: str, *, whole: bool = False) -> dict[str, tuple[int, int]]:
    """By type how many statements were right and how many made, by rules whose id begins so, or is that."""
    found = dict[str, tuple[int, int]]()
    for rule, types in measured.get("engines", {}).get(engine, {}).get("rules", {}).items():
        if rule == prefix if whole else rule.startswith(prefix):
            for t, pair in types.items():
                found[t] = _summed([found.get(t, (0, 0)), pair])
    return found


def _summed(pairs: Iterator[Sequence[int]] | Sequence[Sequence[int]]) -> tuple[int, int]:
    every = list(pairs)
    return sum(p[0] for p in every), sum(p[1] for p in every)


def _of(pair: Sequence[int], *, count: bool = True) -> str:
    """ "12 of 15, .80"; a dash for none of none."""
    right, made = pair
    if not made:
        return "–"
    return f"{right} of {made}, {_share(right / made)}" if count else _share(right / made)


def _f1(counts: Sequence[int]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (right, made, wanted)."""
    right, made, wanted = counts
    return right / made if made else 0.0, right / wanted if wanted else 0.0, 2 * right / max(made + wanted, 1)


def _share(share: float) -> str:
    return f"{share:.2f}".removeprefix("0")


def _best(shares: Sequence[float | None]) -> list[str]:
    """The shares as shown, the highest of several in bold; a dash where there is none."""
    shown = ["–" if s is None else _share(s) for s in shares]
    top = max((s for s in shown if s != "–"), default="", key=float)
    return [f"**{s}**" if s == top and len(set(shown)) > 1 else s for s in shown]


# ---------------------------------------------------------------- pages and files


def _filled(template: str, **values: object) -> str:
    environment = Environment(  # Markdown, not HTML: nothing is escaped
        loader=FileSystemLoader(DOCS / "templates"), undefined=StrictUndefined, autoescape=False
    )
    return re.sub(r"\n{3,}", "\n\n", environment.get_template(template).render(values)).strip() + "\n"


def stale(folder: Path, wanted: Mapping[str, str]) -> list[str]:
    """The pages in a folder that are missing or not as wanted, and rule pages that belong to no file."""
    here = {f"rules/{p.name}" for p in (folder / "rules").glob("*.md")} | set(wanted)
    return sorted(
        p for p in here if p not in wanted or not (folder / p).exists() or (folder / p).read_text("utf-8") != wanted[p]
    )


def write(folder: Path, wanted: Mapping[str, str]) -> None:
    """Writes the pages that are not as wanted, and takes away those that belong to no rule file."""
    for name in stale(folder, wanted):
        if name in wanted:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(wanted[name], "utf-8")
        else:
            (folder / name).unlink()


def main() -> int:
    """Writes the pages, or with --check compares them: exit code 1 when one is stale."""
    wanted = pages()
    if "--check" not in sys.argv[1:]:
        write(DOCS, wanted)
        return 0
    for name in (old := stale(DOCS, wanted)):
        print(f"docs/{name} is stale; write it anew with: .venv/bin/python docs/generate.py", file=sys.stderr)
    return 1 if old else 0


if __name__ == "__main__":
    sys.exit(main())

"""Whatever is withheld, no answer to a reader of a lower tier holds a trace of it."""

import json
import re
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote, unquote

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from telling import Report, decided, report, sealed

from habeas.json_form import encode
from habeas.model import Mention, SetAside
from habeas.register import Register, View
from habeas.register.runs import UNSPACED
from habeas.vocabulary import Tier


@dataclass(frozen=True)
class Someone:
    """An invented person: the full names that documents use, the shorter ones, and what of them must not be seen."""

    names: tuple[str, ...]
    short: tuple[str, ...]


PEOPLE = (
    Someone(("Mira Halden", "Мира Хальден", "MIRA HALDEN"), ("Halden", "HALDEN", "Хальден", "Хальдену")),
    Someone(("Tomas Birkov", "Томас Бирков", "Tamash Birkau"), ("Birkov", "Бирковым")),
    Someone(("Zefa Oromi",), ("Oromi",)),
    Someone(("Ana Li",), ("Li",)),
    Someone(("欧阳铭远",), ()),
    Someone(("نورا حلدان",), ("حلدان",)),
)
SENTENCES = (
    ("arrest", "{a} was arrested in Vitsba on Tuesday."),
    ("release", "{a} and {b} were released."),
    ("count_held", "52 prisoners are in cells, {a} says."),
    ("conditions", "#Free{g} is what friends of {a} wrote."),
    ("sentence", "Суд приговорил {a}."),
)


@st.composite
def reports(draw: st.DrawFn, number: int) -> Report:
    """A report of a few sentences on one or two people, with names also in its title, address and fields."""
    a, b = draw(st.permutations(PEOPLE).map(lambda order: order[:2]))
    rows, text = [], f"Report {number}. "
    for type_, sentence in draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True)):
        named = draw(st.sampled_from((*a.names, *a.short)))
        line = sentence.format(a=named, b=b.names[0], g=a.names[0].replace(" ", ""))
        people = [form for form in (f"{a.names[0]}|{named}" if named in a.short else named,) if type_ != "count_held"]
        fields = draw(st.sampled_from([{}, {"source": named}, {"actor": f"{named} himself", "charge": f"for {named}"}]))
        rows.append((type_, line, *people, *([b.names[0]] if "{b}" in sentence else []), dict(fields)))
        text += line + " "
    location = draw(
        st.sampled_from([f"{number}.txt", f"{a.names[0]}/{number}.txt", f"https://x.example/{quote(b.names[0])}"])
    )
    title = draw(st.sampled_from([None, f"On {a.names[0]}", f"{b.names[0].upper()}?"]))
    return report(text, rows, location=location, title=title, url=draw(st.sampled_from([None, location])))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.tuples(*(reports(n) for n in range(4))), st.data())
def test_a_withheld_person_leaves_no_trace(told: tuple[Report, ...], data: st.DataObject) -> None:
    """With a person sealed no answer holds any form of their name, and a search for it finds nothing."""
    with Register.open("sqlite://") as register:
        mentions = keep_and_join(register, told)
        assume(mentions)
        chosen = data.draw(st.sampled_from([m for _, m in mentions]))
        someone = who(chosen.name)
        register.decide(sealed(chosen.id, tier=data.draw(st.sampled_from(["restricted", "sealed", "nonsense"]))))
        view = register.as_seen_by(Tier.PUBLIC)
        handed = everything_of(view)
        for form in (*someone.names, *someone.short):
            assert not occurs(form, handed)
            assert view.search(form) == ()
        for one in told:
            assert trace(one, someone) not in handed


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.tuples(*(reports(n) for n in range(3))), st.data())
def test_a_withheld_document_leaves_no_trace(told: tuple[Report, ...], data: st.DataObject) -> None:
    """With a document sealed no answer holds its id, its text, or the id of anything that it says."""
    with Register.open("sqlite://") as register:
        keep_and_join(register, told)
        secret = data.draw(st.sampled_from(told))
        register.decide(sealed(secret.document.id))
        view = register.as_seen_by(Tier.PARTNER)
        handed = everything_of(view)
        gone = (secret.document, *secret.statements, *secret.mentions)
        assert not [thing.id for thing in gone if thing.id in handed]
        assert all(view.why(thing.id) is None for thing in gone)
        assert secret.document.text[:9] not in handed  # its number
        assert len(list(view.documents())) == 2


def keep_and_join(register: Register, told: tuple[Report, ...]) -> list[tuple[Someone, Mention]]:
    """Keeps the reports, and says of each person's mentions that they are the same, and of some things why."""
    for one in told:
        one.keep_in(register)
        register.set_aside(
            SetAside("extraction", one.document.id, f"cut: {one.document.text}", 0, 20, one.document.text[:20])
        )
        register.set_aside(SetAside("reading", f"{one.document.location}.bak", "not text"))
    mentions = [(who(m.name), m) for one in told for m in one.mentions]
    for someone in PEOPLE:
        own = [m for s, m in mentions if s is someone]
        for first, second in pairwise(own):
            register.decide(decided("same", first.id, second.id))
    for s in (s for one in told for s in one.statements):
        register.decide(decided("correct", s.id, field="actor", value=f"by {s.persons or s.source}"))
    return mentions


def who(name: str) -> Someone:
    return next(s for s in PEOPLE if name in (*s.names, *s.short))


def trace(one: Report, someone: Someone) -> str:
    """The id, or the fingerprint, of a document that names them: a guess at the name could be checked against it."""
    named = any(occurs(form, one.document.text) for form in (*someone.names, *someone.short))
    return one.document.sha256 if named else "never there"


def everything_of(view: View) -> str:
    """All that a view hands out, in the JSON form, as it is and with escapes of addresses undone."""
    things = [*view.documents(), *view.statements(), *view.mentions(), *view.judgements(), *view.set_asides()]
    whys = [view.why(thing.id) for thing in things]
    words = [view.search(word) for word in ("report", "arrested", "cells", "friends", "released")]
    handed = json.dumps([encode(v) for v in (things, whys, words, view.material())], ensure_ascii=False)
    return f"{handed} {unquote(handed)}"


def occurs(form: str, text: str) -> bool:
    """Whether a name stands in a text: as words of their own, or in any place where it is long or written unspaced."""
    if len(form) > 4 or UNSPACED.search(form):
        return form.casefold() in text.casefold()
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE) is not None

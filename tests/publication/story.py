"""An invented country, told by invented outlets: what the page tests read. One report is hostile on purpose."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import pairwise
from typing import Any

from habeas.dates import When
from habeas.model import Document, Extraction, Judgement, Mention, Reading, SetAside, Statement
from habeas.quantities import Range, Term
from habeas.register import Register
from habeas.vocabulary import Basis, Modality, Tier, Type, Verdict

TODAY = date(2026, 1, 15)
HOSTILE = '<script>alert(1)</script> {{7*7}} \u202egnp.exe <img src=x onerror="alert(2)">'


def on(year: int, month: int, day: int, text: str = "") -> When:
    """One day."""
    d = date(year, month, day)
    return When(text or d.isoformat(), d, d, d.isoformat())


def exactly(n: int) -> Range:
    """A number as it is."""
    return Range(n, n, f"{n:,}")


@dataclass
class Report:
    """A report being told: its document, and what is said in it by quoting from it."""

    document: Document
    statements: list[Statement]
    people: dict[str, tuple[str, ...]]

    def says(self, type: Type, quote: str, *persons: str, **more: Any) -> "Report":
        """Adds a statement whose quote stands in the text."""
        start = self.document.text.index(quote)
        trigger = more.pop("trigger", quote.split()[0])
        self.statements.append(
            Statement(
                self.document.id,
                type,
                quote,
                start,
                start + len(quote),
                trigger,
                "by hand",
                0.9,
                persons=persons,
                **more,
            )
        )
        for name in persons:
            self.people.setdefault(name, (name,))
        return self

    def extraction(self, version: str) -> Extraction:
        """All of it as a stage would hand it on."""
        text = self.document.text
        mentions = tuple(
            Mention(self.document.id, name, forms, tuple((text.index(f), text.index(f) + len(f)) for f in forms))
            for name, forms in self.people.items()
        )
        aside = SetAside("extraction", self.document.id, "a call, not an event", 0, 5, text[:5])
        return Extraction(self.document.id, version, tuple(self.statements), mentions, (aside,))


def report(
    key: str,
    outlet: str,
    day: date,
    text: str,
    *,
    title: str,
    language: str = "en",
    tier: Tier = Tier.PUBLIC,
    url: str | None = None,
) -> Report:
    """A report of an outlet on a day, received at noon of the next."""
    digest = sha256(text.encode()).hexdigest()
    received = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    document = Document(
        "d" + digest[:16],
        digest,
        text,
        f"/home/someone/reports/{key}.txt",
        received,
        key,
        url or f"https://example.org/{key}",
        title,
        outlet,
        None,
        When(day.isoformat(), day, day, day.isoformat()),
        language,
        (("title", "first line"), ("published", "dateline")),
        tier,
    )
    return Report(document, [], {})


def register() -> Register:
    """The story in a register in memory, with a person's word on who is who."""
    made = Register.open("sqlite://")
    told = reports()
    for r in told:
        made.keep(Reading(r.document, r.document.text.encode()))
        made.keep_extraction(r.extraction("by hand"))
    for decision in _decisions(told):
        made.decide(decision)
    return made


def _decisions(told: list[Report]) -> list[Judgement]:
    """A person's judgements that join each name of the story over its reports."""
    decided = []
    for names in (("Mira Halden", "Мира Хальден"), ("Tomas Verrin",)):
        found = [m.id for r in told for m in r.extraction("by hand").mentions if m.name in names]
        at = datetime(2026, 1, 2, 12, tzinfo=UTC)
        why = ("both reports name the same family",)
        decided += [Judgement(Verdict.SAME, pair, "the editor", why, at) for pair in pairwise(found)]
    return decided


def reports() -> list[Report]:
    """All reports of the story."""
    return [
        _arrests(),
        _sentences(),
        _count("2025-01-10", 1204),
        _over(),
        *_releases(),
        _denial(),
        _russian(),
        _restricted(),
        _hostile(),
    ]


def _arrests() -> Report:
    text = (
        "Two taken in Port Lenz\n\n"
        "Mira Halden, a journalist, was arrested in Port Lenz on 12 May 2021, her newspaper said. "
        "Tomas Verrin, a teacher, was arrested a week later.\n"
    )
    r = report("arrests", "Quay Wire", date(2021, 5, 20), text, title="Two taken in Port Lenz")
    r.says(
        Type.ARREST,
        "Mira Halden, a journalist, was arrested in Port Lenz on 12 May 2021",
        "Mira Halden",
        date=on(2021, 5, 12, "12 May 2021"),
        place="Port Lenz",
        source="her newspaper",
    )
    week = When("a week later", date(2021, 5, 18), date(2021, 5, 20), None)
    return r.says(Type.ARREST, "Tomas Verrin, a teacher, was arrested a week later", "Tomas Verrin", date=week)


def _sentences() -> Report:
    text = (
        "On 3 March 2022 a court in Lenz sentenced Mira Halden to six years in prison for what it called false "
        "reports. "
        "Tomas Verrin was sentenced to 11 years. Prosecutors had asked that Verrin be given 12.\n"
    )
    r = report("sentences", "Lantern Gazette", date(2022, 3, 4), text, title="Six years, eleven years")
    r.says(
        Type.SENTENCE,
        "sentenced Mira Halden to six years in prison for what it called false reports",
        "Mira Halden",
        date=on(2022, 3, 3, "3 March 2022"),
        term=Term("six years", 72.0),
        charge="false reports",
        place="Lenz",
    )
    r.says(
        Type.SENTENCE,
        "Tomas Verrin was sentenced to 11 years",
        "Tomas Verrin",
        date=on(2022, 3, 3, "3 March 2022"),
        term=Term("11 years", 132.0),
    )
    return r.says(
        Type.SENTENCE, "Prosecutors had asked that Verrin be given 12", "Tomas Verrin", modality=Modality.CALLED_FOR
    )


def _count(iso: str, number: int) -> Report:
    day = date.fromisoformat(iso)
    quote = f"Open Door Group counted {number:,} political prisoners in Osterra as of {iso}"
    r = report(f"count-{iso}", "Open Door Group", day, f"{quote}.\n", title=f"Our count, {iso}")
    return r.says(
        Type.COUNT_HELD,
        quote,
        count=exactly(number),
        date=on(day.year, day.month, day.day),
        basis=Basis.STOCK,
        group="political prisoners",
        place="Osterra",
        source="Open Door Group",
    )


def _over() -> Report:
    quote = "over 1,300 political prisoners are held in Osterra, Prisoner Watch said on 1 June 2025"
    r = report("over", "Quay Wire", date(2025, 6, 2), f"Today {quote}.\n", title="Another count")
    return r.says(
        Type.COUNT_HELD,
        quote,
        count=Range(1301, None, "over 1,300"),
        date=on(2025, 6, 1, "1 June 2025"),
        basis=Basis.STOCK,
        group="political prisoners",
        place="Osterra",
        source="Prisoner Watch",
    )


def _releases() -> list[Report]:
    text = (
        "Osterra released 40 prisoners on 11 September 2025 in exchange for the lifting of sanctions on the airline "
        "Osterjet, the envoy said. Mira Halden was among those freed and was taken over the border. Tomas Verrin "
        "refused "
        "to leave. At least 27 journalists are still held, the Press Union said.\n"
    )
    r = report("release", "Lantern Gazette", date(2025, 9, 12), text, title="Forty freed as airline sanctions end")
    day = on(2025, 9, 11, "11 September 2025")
    r.says(
        Type.RELEASE,
        "Osterra released 40 prisoners on 11 September 2025 in exchange for the lifting of sanctions",
        count=exactly(40),
        date=day,
        group="prisoners",
        actor="Osterra",
        tie="in exchange for",
        source="the envoy",
        trigger="released",
    )
    r.says(
        Type.SANCTION_LIFTED,
        "the lifting of sanctions on the airline Osterjet",
        date=day,
        actor="the Union",
        tie="in exchange for",
        source="the envoy",
        trigger="lifting",
    )
    r.says(Type.RELEASE, "Mira Halden was among those freed", "Mira Halden", date=day, trigger="freed")
    r.says(Type.REFUSAL, "Tomas Verrin refused to leave", "Tomas Verrin", date=day, trigger="refused")
    r.says(
        Type.COUNT_HELD,
        "At least 27 journalists are still held",
        count=Range(27, None, "at least 27"),
        date=on(2025, 9, 12),
        basis=Basis.STOCK,
        group="journalists",
        source="the Press Union",
        trigger="held",
    )
    return [r, _count("2025-09-11", 1150)]


def _denial() -> Report:
    text = (
        "40 prisoners were released on 11 September 2025. It was not an exchange, the ministry said. "
        "Tomas Verrin, who stayed, was sentenced on 3 March 2022 to 9 years, it said.\n"
    )
    r = report("denial", "State Bulletin", date(2025, 9, 13), text, title="Ministry on the release")
    r.says(
        Type.RELEASE,
        "40 prisoners were released on 11 September 2025",
        count=exactly(40),
        date=on(2025, 9, 11, "11 September 2025"),
        group="prisoners",
        source="the ministry",
        trigger="released",
    )
    return r.says(
        Type.SENTENCE,
        "Tomas Verrin, who stayed, was sentenced on 3 March 2022 to 9 years",
        "Tomas Verrin",
        date=on(2022, 3, 3, "3 March 2022"),
        term=Term("9 years", 108.0),
        source="the ministry",
        trigger="sentenced",
    )


def _russian() -> Report:
    text = "Мира Хальден освобождена 11 сентября 2025 года, сообщили её близкие.\n"
    r = report("russian", "Портовый вестник", date(2025, 9, 12), text, title="Мира Хальден на свободе", language="ru")
    return r.says(
        Type.RELEASE,
        "Мира Хальден освобождена 11 сентября 2025 года",
        "Мира Хальден",
        date=on(2025, 9, 11, "11 сентября 2025 года"),
        trigger="освобождена",
        source="её близкие",
    )


def _restricted() -> Report:
    text = "Ilse Maren was arrested in Port Lenz on 4 April 2024, a relative said, and asked not to be named.\n"
    r = report("kin", "Private letter", date(2024, 4, 9), text, title="A letter", tier=Tier.RESTRICTED)
    return r.says(
        Type.ARREST,
        "Ilse Maren was arrested in Port Lenz on 4 April 2024",
        "Ilse Maren",
        date=on(2024, 4, 4, "4 April 2024"),
        place="Port Lenz",
        source="a relative",
        trigger="arrested",
    )


def _hostile() -> Report:
    text = f"Eve {HOSTILE} was arrested on 2 May 2024. A list counts 5 {HOSTILE} held.\n"
    name = f"Eve {HOSTILE}"
    r = report(
        "hostile",
        f'"><svg onload=alert(3)> {HOSTILE}',
        date(2024, 5, 3),
        text,
        title=HOSTILE,
        url="javascript:alert(4)",
    )
    r.says(
        Type.ARREST,
        f"{name} was arrested on 2 May 2024",
        name,
        date=on(2024, 5, 2),
        place=HOSTILE,
        charge=HOSTILE,
        actor=HOSTILE,
        source=HOSTILE,
        trigger="arrested",
    )
    return r.says(
        Type.COUNT_HELD,
        f"A list counts 5 {HOSTILE} held",
        count=exactly(5),
        date=on(2024, 5, 2),
        basis=Basis.STOCK,
        group=HOSTILE,
        source=f"</text><script>alert(5)</script> {HOSTILE}",
        trigger="counts",
    )

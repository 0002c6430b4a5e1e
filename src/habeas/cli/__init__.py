"""The command line: a verb a stage. A command parses, calls one function and prints.

Results go to standard output, for people on a terminal or as JSON Lines with --json; progress and notices go to
standard error. Exit codes: 0 done, 1 found something wrong in what was read (and said what), 2 wrong use.
"""

import gc

from habeas.cli.base import habeas

__all__ = ["habeas", "main"]

MODULES = {
    "reading": {
        "read": "Read reports into the register: files, folders, globs, addresses, or - for standard input.",
        "extract": "Statements of documents as JSON Lines, on standard output; keeps nothing.",
    },
    "dating": {
        "dates": "Dates in texts, as values.",
    },
    "watching": {
        "watch": "Look at feeds again and again: read what is new, and tell what it says of the people in the file.",
    },
    "archives": {
        "sample": "Pages drawn by lot from those that were turned away, to see whether the gate is right.",
    },
    "copying": {
        "copies": "Which documents carry the text of which: exact, copy, truncated copy or rewrite, with a score.",
    },
    "listing": {
        "import": "Import a list of people: each row says what its columns say, and is quoted cell by cell.",
    },
    "answering": {
        "people": "Who is in the register: any spelling, any script; and who is on which list.",
        "person": "One person's history, every line with its quote and origin.",
        "held": "Who is held: on a day, as far as was known on another, according to whom.",
        "counts": "How many are held: by whose count, on what basis, and whether the books balance.",
        "deals": "Who was freed, on what terms, and what was given in return.",
        "disputes": "Where sources disagree, what kind of disagreement it is, and how many independent origins stand on"
        " each side.",
        "diff": "What was learnt between two days: who is held by now, findings that are new, changed, and gone.",
        "why": "How a finding came about, or why something was set aside. Ids are what every other command and page"
        " shows.",
    },
    "happened": {
        "events": "What happened, each thing once: arrests, sentences, releases, sanctions, and what was announced and"
        " never came.",
    },
    "comparing": {
        "same": "How alike two names are, and why.",
    },
    "deciding": {
        "decide": "Accept, reject or correct a statement or finding; say that two mentions or people are the same,"
        " different or unsure",
        "undo": "Take a judgement back; the register is then as if it had never been. Both stay on record.",
        "review": "What language models propose and nobody has decided on: it counts only once a person accepts it.",
    },
    "exporting": {
        "export": "Write what the register holds into a new folder, for a spreadsheet, another program, or another"
        " group.",
        "brief": "A brief: what changed, who was arrested, sentenced, freed, on what terms, what was given, counts,"
        " disagreements.",
        "dossier": "One person's case in the order of the UN Working Group on Arbitrary Detention's questionnaire.",
    },
    "evidence": {
        "evidence": "What was received of documents, as it was received: when, from where, with what headers, under"
        " what SHA-256.",
        "stamp": "Have a time stamp authority say that the logs stand as they do, and keep its word beside the"
        " evidence.",
    },
    "serving": {
        "demo": "Read the sample reports that ship with habeas, print what was found, and serve the pages.",
        "serve": "Serve the pages, the JSON API and the desk; Ctrl-C ends it.",
        "verify": "Check that evidence, log and journal are as they were written.",
    },
    "users": {
        "users": "Accounts for the desk: who may sign in, in which role.",
        "webhooks": "Addresses that habeas serve tells of changes, as the public may see them, each telling signed"
        " with HMAC.",
    },
    "measuring": {
        "evaluate": "The score of extraction against gold statements, by type and field.",
        "worlds": "A story world read and answered, in the form that its scorer reads.",
    },
}
"""The commands of each module, each with how its help begins."""

for module, commands in MODULES.items():
    habeas.add_module(f"habeas.cli.{module}", commands)


SELDOM = (100_000, 20, 20)
"""How often the collector of garbage looks: an eighth of a command's start went into going through what stays."""


def main() -> None:
    """Runs the command line."""
    gc.set_threshold(*SELDOM)
    habeas(prog_name="habeas")

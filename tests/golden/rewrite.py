"""Rewrites the golden files from what extraction finds now; the diff is the review. Run by `make golden`."""

from golden import expected, reports, statements
from habeas import extraction


def main() -> None:
    """Writes each file and says which changed."""
    extractor = extraction.load(engine=extraction.Engine.RULES)
    for report in reports():
        found, place = statements(report, extractor), expected(report)
        if not place.exists() or place.read_text("utf-8") != found:
            place.write_text(found, "utf-8")
            print(f"rewritten: {place.name}")


if __name__ == "__main__":
    main()

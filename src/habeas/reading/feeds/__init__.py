"""What lists reports: RSS, Atom and JSON feeds, and site maps."""

from habeas.reading.feeds.listing import Link, Listing, listing_in

__all__ = ["Link", "Listing", "listing_in"]

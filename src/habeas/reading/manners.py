"""How the web is asked unless it is said otherwise; apart from what asks it, which takes a moment to load."""

TOR = "socks5h://127.0.0.1:9050"
"""Where Tor listens unless it is told otherwise."""
DELAY = 2.0
"""Seconds between two requests to one host."""
MOST = 100
"""Reports of one feed or site map that are fetched at once, unless it is said otherwise."""
